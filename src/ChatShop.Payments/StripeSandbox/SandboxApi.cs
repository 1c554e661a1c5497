using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Stripe's HTTP API, as far as the shop uses it: keys, idempotency, errors, lists and expansion as documented.</summary>
internal sealed class SandboxApi(SandboxSettings settings, SandboxStore store, SandboxCheckout checkout, SandboxRefunds refunds)
{
    private const int MostBytes = 256 * 1024;

    /// <summary>Adds the endpoints.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        Post(routes, "/v1/checkout/sessions", (_, given) => checkout.Open(given));
        Post(routes, "/v1/checkout/sessions/{id}/expire", (id, _) => checkout.Expire(id));
        Post(routes, "/v1/refunds", (_, given) => refunds.Create(given));
        Get(routes, "/v1/checkout/sessions/{id}", (id, _) => store.Change(() => checkout.Read(id)));
        Get(routes, "/v1/checkout/sessions", (_, given) => List("checkout.session", "/v1/checkout/sessions", given, "status", "payment_intent"));
        Get(routes, "/v1/payment_intents/{id}", (id, _) => store.Get("payment_intent", id));
        Get(routes, "/v1/charges/{id}", (id, _) => store.Get("charge", id));
        Get(routes, "/v1/charges", (_, given) => List("charge", "/v1/charges", given, "payment_intent", "transfer_group"));
        Get(routes, "/v1/refunds/{id}", (id, _) => store.Get("refund", id));
        Get(routes, "/v1/refunds", (_, given) => List("refund", "/v1/refunds", given, "payment_intent", "charge"));
        Get(routes, "/v1/events/{id}", (id, _) => store.Get("event", id));
        Get(routes, "/v1/events", (_, given) => List("event", "/v1/events", given, "type"));
        Get(routes, "/v1/balance", (_, _) => Balance());
        routes.MapFallback("/v1/{**rest}", (HttpContext http) => AnswerAsync(http, _ => throw StripeErrorException.NoSuchUrl(http.Request.Method, http.Request.Path)));
    }

    private void Get(IEndpointRouteBuilder routes, string path, Func<string, Parameters, JsonObject> read) => routes.MapGet(path, (HttpContext http) =>
        AnswerAsync(http, _ =>
        {
            var given = Parameters.Read(http.Request.QueryString.Value ?? "");
            return (200, Expand(read(IdOf(http), given), given).ToJsonString());
        }));

    private void Post(IEndpointRouteBuilder routes, string path, Func<string, Parameters, JsonObject> act) => routes.MapPost(path, (HttpContext http) =>
        AnswerAsync(http, body => store.Change(() => Once(http, Parameters.Read(body), given => Expand(act(IdOf(http), given), given)))));

    /// <summary>The first answer to a key is the answer to it for good.</summary>
    private (int Status, string Body) Once(HttpContext http, Parameters given, Func<Parameters, JsonObject> act)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var request = $"{http.Request.Path} {given.Fingerprint()}";
        if (key.Length > 0 && store.Answered(key) is { } before)
        {
            if (before.Request != request)
                throw StripeErrorException.KeyReused();
            http.Response.Headers["Idempotent-Replayed"] = "true";
            return (before.Status, before.Body);
        }
        var (status, body) = Try(() => act(given));
        if (key.Length > 0)
            store.Remember(key, request, status, body);
        return (status, body);
    }

    private static (int Status, string Body) Try(Func<JsonObject> act)
    {
        try
        {
            return (200, act().ToJsonString());
        }
        catch (StripeErrorException refused) when (!refused.NothingBegan)
        {
            return (refused.Status, refused.ToJson().ToJsonString());
        }
    }

    private async Task AnswerAsync(HttpContext http, Func<string, (int Status, string Body)> answer)
    {
        http.Response.Headers["Request-Id"] = SandboxIds.New("req_");
        http.Response.Headers["Stripe-Version"] = SandboxHost.ApiVersion;
        if (http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key)
            http.Response.Headers["Idempotency-Key"] = key;
        try
        {
            Prove(http.Request);
            var (status, body) = answer(await ReadAsync(http.Request));
            await Results.Text(body, "application/json", Encoding.UTF8, status).ExecuteAsync(http);
        }
        catch (StripeErrorException refused)
        {
            await Results.Text(refused.ToJson().ToJsonString(), "application/json", Encoding.UTF8, refused.Status).ExecuteAsync(http);
        }
    }

    private void Prove(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var given = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : "";
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(settings.ApiKey))))
            throw StripeErrorException.BadKey();
        var version = request.Headers["Stripe-Version"].ToString();
        if (version.Length > 0 && version != SandboxHost.ApiVersion)
            throw StripeErrorException.Wrong("Stripe-Version", $"The sandbox speaks {SandboxHost.ApiVersion} alone, not {version}.");
    }

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
            throw StripeErrorException.Wrong("body", "The request is too large.");
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    /// <summary>Lists of a kind, newest first: <c>limit</c>, <c>starting_after</c>, <c>ending_before</c>.</summary>
    private JsonObject List(string kind, string url, Parameters given, params string[] filters)
    {
        var all = store.All(kind).Where(it => filters.All(filter => given.Text(filter) is not { } wanted || it[filter]?.GetValue<string>() == wanted)).ToList();
        var limit = given.MaybeWhole("limit") ?? 10;
        if (limit is < 1 or > 100)
            throw StripeErrorException.Wrong("limit", "This value must be between 1 and 100.");
        var (after, before) = (given.Text("starting_after"), given.Text("ending_before"));
        var rest = after is not null ? [.. all.SkipWhile(it => it["id"]!.GetValue<string>() != after).Skip(1)]
            : before is not null ? all.TakeWhile(it => it["id"]!.GetValue<string>() != before).ToList()
            : all;
        var page = before is not null ? rest.TakeLast((int)limit).ToList() : [.. rest.Take((int)limit)];
        return new JsonObject
        {
            ["object"] = "list",
            ["url"] = url,
            ["has_more"] = rest.Count > page.Count,
            ["data"] = new JsonArray([.. page.Select(it => (JsonNode?)it)]),
        };
    }

    private JsonObject Balance()
    {
        var sums = store.All("charge").GroupBy(charge => charge["currency"]!.GetValue<string>())
            .Select(group => (JsonNode?)new JsonObject
            {
                ["amount"] = group.Sum(charge => charge["amount"]!.GetValue<long>() - charge["amount_refunded"]!.GetValue<long>()),
                ["currency"] = group.Key,
                ["source_types"] = new JsonObject(),
            });
        return new JsonObject { ["object"] = "balance", ["available"] = new JsonArray([.. sums]), ["livemode"] = false, ["pending"] = new JsonArray() };
    }

    /// <summary>Puts objects in the place of their ids: <c>expand[]=payment_intent.latest_charge</c>.</summary>
    private JsonObject Expand(JsonObject answer, Parameters given)
    {
        foreach (var path in given.List("expand").Order(StringComparer.Ordinal))
        {
            JsonNode? at = answer;
            foreach (var name in path.Split('.'))
            {
                if (at is not JsonObject parent || parent[name] is not { } child)
                    break;
                if (child is JsonValue id && store.Find(name == "latest_charge" ? "charge" : name, id.GetValue<string>()) is { } whole)
                    parent[name] = whole;
                at = parent[name];
            }
        }
        return answer;
    }

    private static string IdOf(HttpContext http) => http.GetRouteValue("id") as string ?? "";
}
