using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>Links to the page on which a seller says who they are: good for minutes, and for once.</summary>
internal sealed class AccountLinks(SandboxStore store, SandboxAccounts accounts, SandboxEvents events, Func<Uri> pages)
{
    private const string Kind = "account_link";
    private const long LifeSeconds = 10 * 60;

    /// <summary>Makes one.</summary>
    public JsonObject Create(ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("account", "type", "refresh_url", "return_url", "collection_options", "expand");
        if (given.Needed("type") is var type and not ("account_onboarding" or "account_update"))
            throw ApiFault.Invalid($"Invalid type: {type}", null, "type");
        var account = store.Objects.Find(SandboxAccounts.Kind, given.Needed("account")) ?? throw ApiFault.Missing("account", given.Needed("account"), "account", 400);
        var link = Shapes.New(Kind, Shapes.Id("", 40));
        link["created"] = events.Now;
        link["expires_at"] = events.Now + LifeSeconds;
        link["url"] = new Uri(pages(), $"/onboarding/{link.Text("id")}").AbsoluteUri;
        link["_account"] = account.Text("id");
        link["_refresh_url"] = SandboxLinks.Checked(given, "refresh_url", given.Needed("refresh_url"));
        link["_return_url"] = SandboxLinks.Checked(given, "return_url", given.Needed("return_url"));
        store.Objects.Put(link);
        var told = Shapes.Public(link);
        told.Remove("id"); // It is the secret of the link, and Stripe's has none.
        return told;
    }

    /// <summary>A link that still is good; null when it is used, too old or was never made.</summary>
    public JsonObject? Find(string id) => store.Objects.Find(Kind, id) is { } link && link["_used"] is null && link.Number("expires_at") > events.Now ? link : null;

    /// <summary>Where somebody goes whose link is not good any more; null when it never was one.</summary>
    public string? RefreshUrl(string id) => store.Objects.Find(Kind, id)?.Text("_refresh_url");

    /// <summary>The account a link is for.</summary>
    public JsonObject AccountOf(JsonObject link) => accounts.Read(link.Text("_account")!);

    /// <summary>The form was filled in: the link is used up.</summary>
    public string Finish(JsonObject link, string holder, string number)
    {
        accounts.Complete(AccountOf(link), holder, number, null);
        link["_used"] = true;
        store.Objects.Put(link);
        return link.Text("_return_url")!;
    }
}
