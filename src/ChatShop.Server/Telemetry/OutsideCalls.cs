using System.Diagnostics.Metrics;
using ChatShop.Server.Settings;

namespace ChatShop.Server.Telemetry;

/// <summary>Calls to others over HTTP, by who they are and how they ended: of what .NET measures for every client, only that is told.</summary>
internal sealed class OutsideCalls : IDisposable
{
    private const string Source = "System.Net.Http";
    private const string Other = "other";

    private readonly IReadOnlyDictionary<(string Host, int Port), string> parts;
    private readonly Histogram<double> took;
    private readonly MeterListener listener = new();

    /// <summary>Listens until it is put away.</summary>
    /// <param name="parts">Who answers at an address.</param>
    /// <param name="meters">Makes the figure.</param>
    public OutsideCalls(IReadOnlyDictionary<(string Host, int Port), string> parts, IMeterFactory meters)
    {
        this.parts = parts;
        took = meters.Create(MarketGauges.Name).CreateHistogram(
            "chatshop.outside.duration", "s", "How long calls to others took, by part and by how they ended: answered, refused, failed (its own trouble), unreachable.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20] });
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument is { Name: "http.client.request.duration", Meter.Name: Source })
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Note(seconds, tags));
        listener.Start();
    }

    /// <summary>Who answers at the addresses that are set.</summary>
    public static IReadOnlyDictionary<(string Host, int Port), string> PartsOf(ShopSettings settings)
    {
        var parts = new Dictionary<(string, int), string>();
        Add(settings.WeChat?.ApiBase, "wechat");
        Add(settings.Telegram?.ApiBase, "telegram");
        Add(settings.Sms?.ApiBase, "sms");
        Add(settings.Payments.StripeApiKey is null ? settings.Payments.SandboxUrl : settings.Payments.StripeApiBase, "stripe");
        if (settings.Payments.StripeApiKey is null)
            Add(settings.Payments.SandboxWebhookUrl, "shop"); // The sandbox tells ourselves what happened.
        Add(settings.WeChatPay?.ApiBase, "wechatpay");
        Add(settings.SecondReader?.Endpoint, "model");
        Add(settings.Transcription?.Endpoint, "transcription");
        Add(settings.Photos?.Endpoint, "photos");
        Add(settings.OpenId?.Authority, "openid");
        Add(settings.Telemetry, "telemetry");
        return parts;

        void Add(Uri? address, string part)
        {
            if (address is not null)
                parts.TryAdd((address.Host, address.Port), part);
        }
    }

    public void Dispose() => listener.Dispose();

    private void Note(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (host, port, status) = ("", 0, 0);
        foreach (var (name, value) in tags)
        {
            switch (name)
            {
                case "server.address":
                    host = value as string ?? "";
                    break;
                case "server.port":
                    port = value as int? ?? 0;
                    break;
                case "http.response.status_code":
                    status = value as int? ?? 0;
                    break;
            }
        }
        took.Record(seconds, new("part", parts.GetValueOrDefault((host, port), Other)), new KeyValuePair<string, object?>("outcome", OutcomeOf(status)));
    }

    private static string OutcomeOf(int status) => status switch
    {
        0 => "unreachable",
        < 400 => "answered",
        < 500 => "refused",
        _ => "failed",
    };
}
