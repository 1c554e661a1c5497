using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatShop.Channels.DirectLine;

/// <summary>Puts the Direct Line 3.0 door together.</summary>
public static class DirectLineSetup
{
    /// <summary>Adds the door's parts.</summary>
    /// <param name="services">
    /// Must hold <see cref="ITurns"/>, <see cref="IActivityFeed"/>, <see cref="IPhotoIntake"/>, <see cref="IPieceStore"/> and <see cref="ITranscriber"/>; keep the
    /// keys of Data Protection where they outlive the process, or a visitor is a stranger after each start.
    /// </param>
    /// <param name="settings">The door's settings.</param>
    /// <exception cref="ArgumentException">The secret is too short to sign with.</exception>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, DirectLineSettings settings)
    {
        if (settings.Secret.Length < DirectLineSettings.ShortestSecret)
            throw new ArgumentException($"The Direct Line secret needs at least {DirectLineSettings.ShortestSecret} characters.", nameof(settings));

        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<Tokens>();
        services.AddSingleton<Gate>();
        services.AddSingleton<Visitors>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<IChannel, DirectLineChannel>();
        return services;
    }

    /// <summary>Opens <c>/v3/directline/…</c>; the WebSocket stream needs nothing else in the pipeline.</summary>
    /// <returns>All of the door's endpoints, for limits on their rate.</returns>
    internal static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.MapGroup("/v3/directline");
        door.MapPost("/tokens/page", PageToken.Issue);

        var proven = door.MapGroup("").AddEndpointFilter(CrossOrigin.Allow).AddEndpointFilter(Gate.Filter);
        proven.MapPost("/tokens/generate", TokenEndpoints.GenerateAsync);
        proven.MapPost("/tokens/refresh", TokenEndpoints.Refresh);
        proven.MapPost("/conversations", ConversationEndpoints.OpenAsync);
        proven.MapGet("/conversations/{conversation}", ConversationEndpoints.Reconnect);
        proven.MapGet("/conversations/{conversation}/activities", ActivityEndpoints.ReadAsync);
        proven.MapPost("/conversations/{conversation}/activities", ActivityEndpoints.SayAsync);
        proven.MapPost("/conversations/{conversation}/upload", Upload.TakeAsync);
        proven.MapPost("/conversations/{conversation}/uploads/message", UploadEndpoints.SayAsync);
        var tus = proven.MapGroup("/conversations/{conversation}/uploads").AddEndpointFilter(UploadEndpoints.Filter);
        tus.MapPost("", UploadEndpoints.BeginAsync);
        tus.MapMethods("/{upload}", [HttpMethods.Head], UploadEndpoints.LookAsync);
        tus.MapPatch("/{upload}", UploadEndpoints.AddAsync);
        tus.MapDelete("/{upload}", UploadEndpoints.ForgetAsync);
        tus.MapPost("/{upload}", UploadEndpoints.OverrideAsync);
        door.MapGet("/conversations/{conversation}/stream", Stream(door));

        foreach (var path in (string[])["/tokens/generate", "/tokens/refresh", "/conversations", "/conversations/{**rest}"])
            door.MapMethods(path, [HttpMethods.Options], CrossOrigin.Preflight);
        return door;
    }

    private static RequestDelegate Stream(IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(StreamEndpoint.ServeAsync);
        return pipeline.Build();
    }
}
