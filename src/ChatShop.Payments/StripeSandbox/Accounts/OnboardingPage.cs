using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>The page on which a seller says who they are and where payouts go: a plain form, without script.</summary>
internal sealed class OnboardingPage(SandboxBank bank, PageTemplates pages)
{
    /// <summary>Shows the form; whose link is used or too old is sent back to where a new one is to be had.</summary>
    public Task ShowAsync(HttpContext http, string id)
    {
        var shown = bank.Act(_ => ViewOf(http, id));
        return shown is null ? GoOnAsync(http, bank.Act(_ => bank.AccountLinks.RefreshUrl(id))) : pages.WriteAsync(http, shown);
    }

    /// <summary>Takes what the form brings.</summary>
    public async Task TakeAsync(HttpContext http, string id)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var (name, number) = (form["name"].ToString().Trim(), BankAccounts.Digits(form["number"]));
        var mistake = !PageToken.IsGenuine(http.Request, form) ? "stale" : name.Length is 0 or > 60 ? "name" : number is null ? "number" : null;
        if (mistake is not null && bank.Act(_ => ViewOf(http, id)) is { } again)
        {
            await pages.WriteAsync(http, again with { Mistake = mistake, Name = name, Status = StatusCodes.Status400BadRequest });
            return;
        }
        await GoOnAsync(http, bank.Act(_ => mistake is null && bank.AccountLinks.Find(id) is { } link
            ? bank.AccountLinks.Finish(link, name, number!)
            : bank.AccountLinks.RefreshUrl(id)));
    }

    private OnboardingView? ViewOf(HttpContext http, string id) => bank.AccountLinks.Find(id) is { } link
        ? OnboardingView.Of(http.Request.Headers.AcceptLanguage.ToString(), id, link.Text("_return_url")!, bank.AccountLinks.AccountOf(link))
        : null;

    private static Task GoOnAsync(HttpContext http, string? target)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (target is null)
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            (http.Response.StatusCode, http.Response.Headers.Location) = (StatusCodes.Status303SeeOther, target);
        return Task.CompletedTask;
    }
}
