using ChatShop.Server.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ChatShop.Server.Consoles.SignIns;

/// <summary>The way in by an account elsewhere: OpenID Connect, by code and with PKCE.</summary>
internal static class OpenIdSetup
{
    /// <summary>What accounts from there are kept under.</summary>
    public const string Scheme = "openid";

    private const string Begins = $"{ConsoleSetup.Path}/openid";
    private const string Failed = $"{ConsoleSetup.Path}/sign-in?openid=failed";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds it where a house is set.</summary>
    public static void AddOpenId(this IServiceCollection services, OpenIdSettings? settings)
    {
        if (settings is null)
            return;
        services.AddSingleton(settings).AddScoped<OpenIdAccounts>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, settings.Authority.Host, options => Prepare(options, settings));
    }

    /// <summary>Opens the way there; without a house it is not there.</summary>
    public static void MapOpenId(this WebApplication app)
    {
        if (app.Services.GetService<OpenIdSettings>() is not null)
            app.MapGet(Begins, LeaveAsync).ExcludeFromDescription();
    }

    private static async Task LeaveAsync(HttpContext http, string? to, ILogger<OpenIdAccounts> logger)
    {
        try
        {
            await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = $"{Begins}/arrived?to={Uri.EscapeDataString(Entry.Safe(to))}" });
        }
        catch (InvalidOperationException unreachable) when (!http.Response.HasStarted)
        {
            logger.LogWarning(unreachable, "The house of Console:OpenId:Authority could not be asked");
            http.Response.Redirect(Failed);
        }
    }

    private static void Prepare(OpenIdConnectOptions options, OpenIdSettings settings)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority.AbsoluteUri, settings.ClientId, settings.ClientSecret);
        (options.RequireHttpsMetadata, options.BackchannelTimeout) = (!settings.Authority.IsLoopback, Patience);
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (options.CallbackPath, options.SignInScheme) = ($"{Begins}/back", IdentityConstants.ExternalScheme);
        (options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint) = (false, true);
        options.ClaimActions.MapUniqueJsonKey(settings.RoleClaim, settings.RoleClaim);
        options.ClaimActions.MapUniqueJsonKey(OpenIdAccounts.NameClaim, OpenIdAccounts.NameClaim);
        options.TokenValidationParameters = new TokenValidationParameters { NameClaimType = OpenIdAccounts.NameClaim, RoleClaimType = settings.RoleClaim };
        // The way back is a link that is followed, not a form that is sent.
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.Events.OnRemoteFailure = failure =>
        {
            failure.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdAccounts>>().LogWarning(failure.Failure, "Somebody came back from the house of Console:OpenId:Authority without proof");
            failure.Response.Redirect(Failed);
            failure.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
