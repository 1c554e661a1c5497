using ChatShop.Storage.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace ChatShop.Server.Consoles.SignIns;

/// <summary>What the browser must know before it makes or shows a passkey (WebAuthn).</summary>
internal static class PasskeyEndpoints
{
    /// <summary>Opens them.</summary>
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ConsoleSetup.Path}/passkey").ExcludeFromDescription().AddEndpointFilter(OwnFormAsync);
        group.MapPost("/new", ForNewAsync).RequireAuthorization();
        group.MapPost("/known", async (SignInManager<Account> signIn) => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json"));
    }

    private static async Task<IResult> ForNewAsync(HttpContext http, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        if (await accounts.GetUserAsync(http.User) is not { } account)
            return Results.Unauthorized();
        var name = account.UserName ?? "";
        return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id, Name = name, DisplayName = name }), "application/json");
    }

    /// <summary>Only our own pages ask.</summary>
    private static async ValueTask<object?> OwnFormAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(call.HttpContext)
            ? await next(call)
            : Results.Problem("The page is too old: load it again.", statusCode: StatusCodes.Status400BadRequest);
}
