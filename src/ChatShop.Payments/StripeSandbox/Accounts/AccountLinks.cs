using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>Links to the page on which a seller completes the account: each opens once, within minutes.</summary>
internal sealed class AccountLinks(SandboxStore store, SandboxEvents events, SandboxAccounts accounts, Func<Uri> pages)
{
    private const string Kind = "account_link";
    private const long OpenSeconds = 5 * 60;
    private const long FillSeconds = 60 * 60;

    /// <summary>Makes one.</summary>
    public JsonObject Create(ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("account", "type", "refresh_url", "return_url", "collect", "collection_options", "expand");
        var account = accounts.Read(given.Needed("account"), call);
        given.OneOf("type", given.Needed("type"), "account_onboarding", "account_update");
        var link = Shapes.New(Kind, Shapes.Id("", 32));
        link["created"] = events.Now;
        link["expires_at"] = events.Now + OpenSeconds;
        link["url"] = new Uri(pages(), $"/onboarding/{link.Text("id")}").AbsoluteUri;
        link["_of"] = account.Text("id");
        link["_refresh_url"] = given.Link("refresh_url", given.Needed("refresh_url"));
        link["_return_url"] = given.Link("return_url", given.Needed("return_url"));
        store.Objects.Put(link);
        var shown = Shapes.Public(link);
        shown.Remove("id");
        return shown;
    }

    /// <summary>One by what stands in its url; null when there is none.</summary>
    public JsonObject? Find(string id) => store.Objects.Find(Kind, id);

    /// <summary>Whether this browser may fill the page: the first that came in time, for an hour.</summary>
    public bool Opens(JsonObject link, string browser)
    {
        if (link.Text("_browser") is null && events.Now < link.Number("expires_at"))
        {
            link["_browser"] = browser;
            link["_opened"] = events.Now;
            store.Objects.Put(link);
        }
        return IsOf(link, browser) && link["_used"] is null && events.Now < link.Number("_opened") + FillSeconds;
    }

    /// <summary>Whether it was this browser that opened it.</summary>
    public static bool IsOf(JsonObject link, string browser) => link.Text("_browser") == browser;

    /// <summary>It has done what it was for.</summary>
    public void Use(JsonObject link)
    {
        link["_used"] = true;
        store.Objects.Put(link);
    }
}
