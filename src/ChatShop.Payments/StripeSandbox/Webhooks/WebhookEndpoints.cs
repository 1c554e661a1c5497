using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Webhooks;

/// <summary>Who is told what happens: the shop by its settings, and whom the API was asked to add.</summary>
internal sealed class WebhookEndpoints(SandboxStore store, SandboxEvents events, SandboxKeys keys)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "webhook_endpoint";

    /// <summary>The one of the settings: it hears everything, of the platform and of every seller, under one secret.</summary>
    public const string Configured = "we_1TheOneOfTheSettings00000";

    /// <summary>Keeps where the settings send webhooks.</summary>
    public int Configure(Uri target)
    {
        var endpoint = store.Objects.Find(Kind, Configured) ?? Shapes.New(Kind, Configured);
        endpoint["created"] = endpoint.Number("created") is > 0 and var since ? since : events.Now;
        endpoint["api_version"] = Versions.Api;
        endpoint["description"] = "Payments:Sandbox:WebhookUrl";
        endpoint["enabled_events"] = Shapes.ListOf(["*"]);
        endpoint["url"] = target.AbsoluteUri;
        store.Objects.Put(endpoint);
        return 1;
    }

    /// <summary>Adds one. Only this answer holds its secret.</summary>
    public JsonObject Create(ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("url", "enabled_events", "connect", "api_version", "description", "metadata", "expand");
        var endpoint = Shapes.New(Kind, Shapes.Id("we_"));
        endpoint["created"] = events.Now;
        endpoint["api_version"] = given.Text("api_version") is { } version ? given.OneOf("api_version", version, Versions.Api) : null;
        endpoint["_connect"] = given.Flag("connect") == true;
        endpoint["url"] = given.Link("url", given.Needed("url"));
        endpoint["enabled_events"] = EventsOf(given, isNeeded: true);
        endpoint["description"] = given.Text("description");
        endpoint["metadata"] = given.Pairs("metadata");
        store.Objects.Put(endpoint);
        var shown = Shapes.Public(endpoint);
        shown["secret"] = SecretOf(endpoint.Text("id")!);
        return shown;
    }

    /// <summary>One as it is.</summary>
    /// <exception cref="ApiFault">There is none.</exception>
    public JsonObject Read(string id) => store.Objects.Find(Kind, id) ?? throw ApiFault.Missing("webhook endpoint", id, "webhook_endpoint");

    /// <summary>Changes one that the API added.</summary>
    public JsonObject Update(string id, ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("url", "enabled_events", "disabled", "description", "metadata", "expand");
        var endpoint = Changeable(id);
        if (given.Text("url") is { } url)
            endpoint["url"] = given.Link("url", url);
        if (EventsOf(given, isNeeded: false) is { } enabled)
            endpoint["enabled_events"] = enabled;
        if (given.Flag("disabled") is { } isDisabled)
            endpoint["status"] = isDisabled ? "disabled" : "enabled";
        endpoint["description"] = given.Text("description") ?? endpoint.Text("description");
        given.Merge("metadata", endpoint);
        store.Objects.Put(endpoint);
        return endpoint;
    }

    /// <summary>Takes one away that the API added; what it has not been told it is not told any more.</summary>
    public JsonObject Delete(string id)
    {
        Changeable(id);
        store.Objects.Remove(id);
        store.Deliveries.Forget(id);
        return new JsonObject { ["id"] = id, ["object"] = Kind, ["deleted"] = true };
    }

    /// <summary>What an endpoint's webhooks are signed with; made of the sandbox's own secret, so that it is kept nowhere.</summary>
    public string SecretOf(string id) => id == Configured ? keys.WebhookSecret
        : $"whsec_{Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(keys.WebhookSecret), Encoding.UTF8.GetBytes(id)))[..32]}";

    /// <summary>Whether an endpoint wants to hear of an event.</summary>
    public static bool Hears(JsonObject endpoint, JsonObject told) =>
        endpoint.Text("status") == "enabled"
        && (endpoint.Text("id") == Configured || endpoint.Flag("_connect") == told.ContainsKey("account"))
        && endpoint.Texts("enabled_events") is var enabled && (enabled.Contains("*") || enabled.Contains(told.Text("type")));

    private JsonObject Changeable(string id) => Read(id) is var endpoint && id != Configured ? endpoint : throw ApiFault.Refused(
        "This webhook endpoint is the one of the settings (Payments:Sandbox:WebhookUrl) and is changed there.");

    private static JsonArray? EventsOf(Parameters given, bool isNeeded)
    {
        var enabled = given.Texts("enabled_events");
        if (enabled.Count == 0 && isNeeded)
            given.Needed("enabled_events");
        return enabled.Count == 0 ? null : Shapes.ListOf(enabled);
    }
}
