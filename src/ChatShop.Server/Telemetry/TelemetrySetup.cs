using System.Diagnostics.Metrics;
using ChatShop.Conversations.Tallies;
using ChatShop.Payments;
using ChatShop.Server.Settings;
using ChatShop.Storage.Acts;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatShop.Server.Telemetry;

/// <summary>The shop seen from outside: <c>/metrics</c> always, traces where somebody takes them, lines of the log that say which message they are about. docs/decisions/0019.</summary>
internal static class TelemetrySetup
{
    /// <summary>Where figures are read.</summary>
    public const string MetricsPath = "/metrics";

    private const string ShopName = "chatshop";

    /// <summary>Set by whoever runs OpenTelemetry's own tools: it is heeded where our own setting is empty.</summary>
    private const string UsualEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds figures and, where somebody takes them, traces.</summary>
    /// <remarks>Meters are heard by their name, whoever made them: those of another shop in this process are left out, or each line would stand twice.</remarks>
    public static void AddTelemetry(this WebApplicationBuilder builder, ShopSettings settings)
    {
        AddLog(builder.Logging);
        builder.Services.AddSingleton<MarketGauges>().AddSingleton<MetricsDoor>();
        builder.Services.AddSingleton(provider => new OutsideCalls(OutsideCalls.PartsOf(settings), provider.GetRequiredService<IMeterFactory>()));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ShopName, serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(figures => figures
                .AddMeter(TurnFigures.Name, Transactions.Name, MarketGauges.Name, "Microsoft.AspNetCore.Hosting")
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        builder.Services.ConfigureOpenTelemetryMeterProvider((services, figures) =>
        {
            var ours = services.GetRequiredService<IMeterFactory>();
            figures.AddView(it => it.Meter.Scope is { } whose && !ReferenceEquals(whose, ours) ? MetricStreamConfiguration.Drop : null);
        });
        if (IsTraced(settings))
            telemetry.WithTracing(traces => AddTraces(traces, settings.Telemetry));
    }

    /// <summary>Whether somebody takes traces.</summary>
    public static bool IsTraced(ShopSettings settings) =>
        settings.Telemetry is not null || !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(UsualEndpoint));

    /// <summary>Opens <c>GET /metrics</c>.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<OutsideCalls>(); // It listens from now on.
        app.MapPrometheusScrapingEndpoint(MetricsPath, meterProvider: null, configureBranchedPipeline: branch => branch.UseMiddleware<MetricsDoor>(), optionsName: null);
    }

    private static void AddLog(ILoggingBuilder log)
    {
        log.AddConsole(console => console.FormatterName ??= LineFormatter.Format).AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        log.Services.AddSingleton<ILoggerProvider, ErrorCount>();
        log.AddFilter<ErrorCount>(null, LogLevel.Error);
    }

    private static void AddTraces(TracerProviderBuilder traces, Uri? endpoint) => traces
        .AddSource(Conversations.Turns.TurnScope.Spans, Transactions.Name, ProviderCalls.Name, DoorSpans.Name, "Microsoft.Orleans.Application")
        .AddAspNetCoreInstrumentation(doors => doors.Filter = DoorSpans.IsTold)
        .AddHttpClientInstrumentation()
        .AddProcessor<DiscreetSpans>()
        .AddOtlpExporter(to =>
        {
            if (endpoint is null)
                return;
            (to.Protocol, to.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/v1/traces"));
        });
}
