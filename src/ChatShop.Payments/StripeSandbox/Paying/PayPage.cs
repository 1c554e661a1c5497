using System.Text.Json.Nodes;
using ChatShop.Payments.Pages;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>The page behind a session's url: a plain form, for any phone and any program, without script.</summary>
internal sealed class PayPage(SandboxBank bank, PageTemplates pages, TimeProvider time)
{
    /// <summary>Shows the page; with a wallet's name after it, that wallet's page, as its QR picture leads to it.</summary>
    public Task ShowAsync(HttpContext http, string id, string? method)
    {
        var session = bank.Act(_ => bank.Find(SandboxCheckouts.Kind, id));
        var view = session is null ? PayView.Unknown(http)
            : method is "wechat_pay" or "alipay" && IsOffered(session, method) ? PayView.Wallet(session, method)
            : PayView.Of(session);
        return pages.WriteAsync(http, view);
    }

    /// <summary>Takes what the form brings: a card pays at once, a wallet asks first.</summary>
    public async Task TakeAsync(HttpContext http, string id)
    {
        var form = await PageForm.ReadAsync(http);
        if (!form.IsGenuine)
        {
            var session = bank.Act(_ => bank.Find(SandboxCheckouts.Kind, id));
            await pages.WriteAsync(http, session is null ? PayView.Unknown(http) : PayView.Of(session, "stale") with { Status = StatusCodes.Status400BadRequest });
            return;
        }
        await pages.WriteAsync(http, bank.Act(store => Take(store, id, form)) ?? PayView.Unknown(http));
    }

    /// <summary>Within one act: two taps on the button pay once.</summary>
    /// <returns>What is shown then; null when there is no such session.</returns>
    private PayView? Take(SandboxStore store, string id, PageForm form)
    {
        if (store.Objects.Find(SandboxCheckouts.Kind, id) is not { } session)
            return null;
        if (session.Text("status") == "complete")
            return PayView.Return(session);
        if (session.Text("status") != "open")
            return PayView.Of(session);
        var method = form["method"];
        return !IsOffered(session, method) ? PayView.Of(session, "no_method")
            : method == "card" ? TakeCard(session, form)
            : TakeWallet(session, method, form["decision"]);
    }

    private PayView TakeCard(JsonObject session, PageForm form)
    {
        if (TestCard.Of(form["number"]) is not { } card)
            return PayView.Of(session, "incorrect_number");
        if (CardExpiry.Parse(form["expiry"]) is not { } expiry || expiry.IsOver(time.GetUtcNow()))
            return PayView.Of(session, "invalid_expiry");
        if (!TestCard.IsSecurityCode(form["cvc"]))
            return PayView.Of(session, "invalid_cvc");
        var used = card with { Expiry = expiry };
        if (card.Decline is { } decline)
        {
            bank.Payments.Decline(session, "card", used, decline);
            return PayView.Of(session, decline);
        }
        bank.Payments.Pay(session, "card", used);
        return PayView.Return(session);
    }

    private PayView TakeWallet(JsonObject session, string method, string decision)
    {
        switch (decision)
        {
            case "approve":
                bank.Payments.Pay(session, method, null);
                return PayView.Return(session);
            case "refuse":
                bank.Payments.Decline(session, method, null, null);
                return PayView.Of(session, "not_approved", method);
            default:
                return PayView.Wallet(session, method);
        }
    }

    private static bool IsOffered(JsonObject session, string method) => session.Texts("payment_method_types").Contains(method);
}
