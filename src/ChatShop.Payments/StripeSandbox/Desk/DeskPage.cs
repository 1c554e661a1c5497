using ChatShop.Payments.StripeSandbox.Disputes;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox.Desk;

/// <summary>The page on which whoever tries the shop sees what the sandbox has: balances, accounts, what moved, what was told.</summary>
internal sealed class DeskPage(SandboxBank bank, PageTemplates pages)
{
    /// <summary>Shows it.</summary>
    public Task ShowAsync(HttpContext http) =>
        pages.WriteAsync(http, bank.Act(store => DeskView.Of(http.Request.Headers.AcceptLanguage.ToString(), store, bank)));

    /// <summary>The bank decides about a dispute, as the button says.</summary>
    public async Task DecideAsync(HttpContext http, string id)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        if (PageToken.IsGenuine(http.Request, form))
            bank.Act(store =>
            {
                if (store.Objects.Find(SandboxDisputes.Kind, id) is { } dispute && SandboxDisputes.IsOpen(dispute))
                    bank.Disputes.Decide(dispute, form["decision"] == "won", null);
                return 0;
            });
        (http.Response.StatusCode, http.Response.Headers.Location) = (StatusCodes.Status303SeeOther, "/");
    }
}
