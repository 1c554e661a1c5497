using ChatShop.Server.Consoles.SignIns;
using ChatShop.Server.Settings;
using ChatShop.Storage.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace ChatShop.Server.Consoles;

/// <summary>Puts the console together: pages for those who run the market, behind a sign-in.</summary>
internal static class ConsoleSetup
{
    /// <summary>Where it is.</summary>
    public const string Path = "/console";

    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    /// <summary>Adds its parts.</summary>
    public static void AddConsole(this IServiceCollection services, ShopSettings settings)
    {
        services.AddScoped<Invitations>().AddScoped<Desk>();
        services.AddIdentityCore<Account>(options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.Password.RequiredLength = Passwords.Shortest;
            options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireLowercase = options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            options.User.AllowedUserNameCharacters = null!; // Names are written in every script.
        }).AddEntityFrameworkStores<AccountContext>().AddSignInManager().AddDefaultTokenProviders().AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<IdentityPasskeyOptions>(options => PreparePasskeys(options, settings.PublicUrl));
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = KeepProofAsync;
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(Prepare);
            cookies.ExternalCookie!.Configure(cookie => cookie.Cookie.Name = "chatshop.openid");
            cookies.TwoFactorUserIdCookie!.Configure(cookie => cookie.Cookie.SameSite = SameSiteMode.Strict);
        });
        services.AddOpenId(settings.OpenId);
        services.AddAuthorizationBuilder().AddPolicy(Rights.Look, policy => policy.RequireClaim(Rights.Proof, Rights.Twice))
            .AddPolicy(Rights.Act, policy => policy.RequireClaim(Rights.Proof, Rights.Twice).RequireRole(nameof(AccountRole.Operator)))
            .AddPolicy(Rights.Audit, policy => policy.RequireClaim(Rights.Proof, Rights.Twice).RequireRole(nameof(AccountRole.Operator), nameof(AccountRole.Auditor)))
            .AddPolicy(Rights.Sell, policy => policy.RequireClaim(Rights.Proof, Rights.Twice).RequireRole(nameof(AccountRole.Seller)).RequireClaim(Rights.Shop));
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents();
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("chatshop.form", SameSiteMode.Strict));
    }

    /// <summary>Opens its pages.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path), console => console.Use(KeepPrivate).UseAuthentication().UseAuthorization().UseAntiforgery());
        app.MapRazorComponents<ConsoleApp>();
        app.MapPasskeys();
        app.MapOpenId();
        app.MapExports();
    }

    /// <summary>Whether an account still stands is looked at again and again; how its owner proved who they are stays as it was.</summary>
    private static Task KeepProofAsync(SecurityStampRefreshingPrincipalContext refreshing)
    {
        if (refreshing.CurrentPrincipal?.FindFirst(Rights.Proof) is { } proof)
            refreshing.NewPrincipal?.Identities.First().AddClaim(proof.Clone());
        return Task.CompletedTask;
    }

    /// <summary>What is behind a sign-in is kept by no cache.</summary>
    private static Task KeepPrivate(HttpContext http, RequestDelegate next)
    {
        (http.Response.Headers.CacheControl, http.Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
        return next(http);
    }

    /// <summary>A passkey belongs to a domain, and a number is none (WebAuthn): on such a machine it is localhost's, if one comes by that name.</summary>
    /// <remarks>Our pages send no referrer, so that the origin of a form is told by the browser's signature alone.</remarks>
    private static void PreparePasskeys(IdentityPasskeyOptions options, Uri publicUrl)
    {
        if (publicUrl.HostNameType == UriHostNameType.Dns)
            options.ServerDomain = publicUrl.Host;
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin
            && (asked.Origin == publicUrl.GetLeftPart(UriPartial.Authority) || asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"));
    }

    private static void Prepare(CookieAuthenticationOptions cookie)
    {
        (cookie.LoginPath, cookie.AccessDeniedPath, cookie.ReturnUrlParameter) = ($"{Path}/sign-in", $"{Path}/security", "to");
        cookie.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.Redirect(denied.Request.Path == Path && denied.HttpContext.User.HasClaim(Rights.Proof, Rights.Twice) && denied.HttpContext.User.HasClaim(claim => claim.Type == Rights.Shop)
                ? $"{Path}/shop"
                : $"{Path}/security");
            return Task.CompletedTask;
        };
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (LongestSession, true);
        (cookie.Cookie.Name, cookie.Cookie.SameSite, cookie.Cookie.HttpOnly, cookie.Cookie.Path) = ("chatshop.console", SameSiteMode.Strict, true, "/");
    }
}
