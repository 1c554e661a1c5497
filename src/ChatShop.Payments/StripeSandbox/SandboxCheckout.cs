using System.Text.Json.Nodes;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Checkout Sessions, and the PaymentIntents and charges they lead to.</summary>
internal sealed class SandboxCheckout(SandboxSettings settings, SandboxStore store, SandboxEvents events, TimeProvider clock)
{
    private const long LeastAmount = 2;
    private const long MostAmount = 99_999_999;
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(29);
    private static readonly TimeSpan Latest = TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1);
    private static readonly string[] Methods = ["card", "wechat_pay", "alipay"];

    /// <summary>POST /v1/checkout/sessions.</summary>
    public JsonObject Open(Parameters given)
    {
        given.Only("mode", "ui_mode", "client_reference_id", "allowed_payment_method_types", "payment_method_options", "line_items",
            "expires_at", "locale", "success_url", "cancel_url", "metadata", "payment_intent_data", "customer_email", "expand");
        if (given.Needed("mode") != "payment")
            throw StripeErrorException.Wrong("mode", "The sandbox knows mode=payment alone.");
        var now = clock.GetUtcNow();
        var expires = given.MaybeWhole("expires_at") is { } said ? DateTimeOffset.FromUnixTimeSeconds(said) : now.AddHours(24);
        if (expires < now + Soonest || expires > now + Latest)
            throw StripeErrorException.Wrong("expires_at", "The expires_at timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.");
        var allowed = given.List("allowed_payment_method_types").Where(Methods.Contains).ToList();
        if (allowed.Contains("wechat_pay") && given.Text("payment_method_options[wechat_pay][client]") != "web")
            throw StripeErrorException.Wrong("payment_method_options[wechat_pay][client]", "WeChat Pay requires payment_method_options[wechat_pay][client] to be set to web.");

        var lines = Lines(given);
        var total = lines.Sum(line => line!["amount_total"]!.GetValue<long>());
        if (total < LeastAmount)
            throw StripeErrorException.Wrong("line_items[0][price_data][unit_amount]", "The Checkout Session's total amount due is too small.", "amount_too_small");
        if (total > MostAmount)
            throw StripeErrorException.Wrong("line_items[0][price_data][unit_amount]", "The Checkout Session's total amount due is too large.", "amount_too_large");
        var session = Session(given, total, expires, allowed.Count == 0 ? [.. Methods] : allowed, lines);
        store.Put("checkout.session", session);
        return session;
    }

    /// <summary>POST /v1/checkout/sessions/{id}/expire.</summary>
    public JsonObject Expire(string id)
    {
        var session = Read(id);
        if (session["status"]!.GetValue<string>() != "open")
            throw StripeErrorException.Wrong("session", $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session["status"]}.");
        return Close(session);
    }

    /// <summary>A session as it is now: one whose time is over is expired.</summary>
    public JsonObject Read(string id)
    {
        var session = store.Get("checkout.session", id);
        var isOver = session["status"]!.GetValue<string>() == "open" && session["expires_at"]!.GetValue<long>() <= clock.GetUtcNow().ToUnixTimeSeconds();
        return isOver ? Close(session) : session;
    }

    /// <summary>Expires every session whose time is over.</summary>
    public void ExpireOverdue()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (var session in store.At("checkout.session", "open"))
            if (session["expires_at"]!.GetValue<long>() <= now)
                store.Change(() => Read(session["id"]!.GetValue<string>()));
    }

    /// <summary>The payer has paid: an intent, a charge, and the session is complete.</summary>
    public JsonObject Pay(string id, string method, string? card)
    {
        var session = Read(id);
        if (session["status"]!.GetValue<string>() != "open")
            return session;
        var (amount, currency) = (session["amount_total"]!.GetValue<long>(), session["currency"]!.GetValue<string>());
        var intent = Intent(session, amount, currency, method);
        var charge = Charge(intent, amount, currency, method, card);
        intent["latest_charge"] = charge["id"]!.GetValue<string>();
        store.Put("payment_intent", intent);
        store.Put("charge", charge);
        (session["status"], session["payment_status"], session["url"]) = ("complete", "paid", null);
        session["payment_intent"] = intent["id"]!.GetValue<string>();
        store.Put("checkout.session", session);
        events.Tell("charge.succeeded", charge);
        events.Tell("payment_intent.succeeded", intent);
        events.Tell("checkout.session.completed", session);
        return session;
    }

    /// <summary>The payer's bank or the payer has refused; the session stays open.</summary>
    public void Refuse(string id, string code)
    {
        var session = Read(id);
        var intent = Intent(session, session["amount_total"]!.GetValue<long>(), session["currency"]!.GetValue<string>(), "card");
        (intent["status"], intent["amount_received"]) = ("requires_payment_method", 0);
        intent["last_payment_error"] = new JsonObject { ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = code };
        events.Tell("payment_intent.payment_failed", intent);
    }

    private JsonObject Close(JsonObject session)
    {
        (session["status"], session["url"]) = ("expired", null);
        store.Put("checkout.session", session);
        events.Tell("checkout.session.expired", session);
        return session;
    }

    private static JsonArray Lines(Parameters given)
    {
        var lines = new JsonArray();
        for (var i = 0; given.Names.Any(name => name.StartsWith($"line_items[{i}]", StringComparison.Ordinal)); i++)
        {
            var prefix = $"line_items[{i}]";
            var (unit, count) = (given.Whole($"{prefix}[price_data][unit_amount]"), given.MaybeWhole($"{prefix}[quantity]") ?? 1);
            var currency = given.Needed($"{prefix}[price_data][currency]");
            if (currency is not ("cny" or "usd" or "eur" or "gbp" or "hkd" or "sgd"))
                throw StripeErrorException.Wrong($"{prefix}[price_data][currency]", $"Invalid currency: {currency}.");
            lines.Add(new JsonObject
            {
                ["id"] = SandboxIds.New("li_"),
                ["object"] = "item",
                ["amount_subtotal"] = checked(unit * count),
                ["amount_total"] = checked(unit * count),
                ["currency"] = currency,
                ["description"] = given.Needed($"{prefix}[price_data][product_data][name]"),
                ["quantity"] = count,
            });
        }
        if (lines.Count == 0)
            throw StripeErrorException.Needed("line_items");
        return lines.Select(line => line!["currency"]!.GetValue<string>()).Distinct().Count() == 1
            ? lines
            : throw StripeErrorException.Wrong("line_items", "All line items must be in one currency.");
    }

    private JsonObject Session(Parameters given, long total, DateTimeOffset expires, List<string> allowed, JsonArray lines)
    {
        var id = SandboxIds.New("cs_test_");
        return new JsonObject
        {
            ["id"] = id,
            ["object"] = "checkout.session",
            ["allowed_payment_method_types"] = Array(allowed),
            ["amount_subtotal"] = total,
            ["amount_total"] = total,
            ["cancel_url"] = given.Text("cancel_url"),
            ["client_reference_id"] = given.Text("client_reference_id"),
            ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["currency"] = lines[0]!["currency"]!.GetValue<string>(),
            ["customer"] = null,
            ["customer_details"] = null,
            ["expires_at"] = expires.ToUnixTimeSeconds(),
            ["line_items"] = new JsonObject { ["object"] = "list", ["data"] = lines, ["has_more"] = false, ["url"] = $"/v1/checkout/sessions/{id}/line_items" },
            ["livemode"] = false,
            ["locale"] = given.Text("locale"),
            ["metadata"] = Map(given.Pairs("metadata")),
            ["mode"] = "payment",
            ["payment_intent"] = null,
            ["payment_intent_data"] = new JsonObject { ["transfer_group"] = given.Text("payment_intent_data[transfer_group]"), ["metadata"] = Map(given.Pairs("payment_intent_data[metadata]")) },
            ["payment_method_types"] = Array(allowed),
            ["payment_status"] = "unpaid",
            ["status"] = "open",
            ["success_url"] = given.Needed("success_url"),
            ["ui_mode"] = given.Text("ui_mode") ?? "hosted_page",
            ["url"] = $"{settings.Url.AbsoluteUri.TrimEnd('/')}/pay/{id}",
        };
    }

    private JsonObject Intent(JsonObject session, long amount, string currency, string method) => new()
    {
        ["id"] = SandboxIds.New("pi_"),
        ["object"] = "payment_intent",
        ["amount"] = amount,
        ["amount_received"] = amount,
        ["cancellation_reason"] = null,
        ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
        ["currency"] = currency,
        ["last_payment_error"] = null,
        ["latest_charge"] = null,
        ["livemode"] = false,
        ["metadata"] = session["payment_intent_data"]!["metadata"]!.DeepClone(),
        ["payment_method_types"] = new JsonArray(method),
        ["payment_record"] = null,
        ["status"] = "succeeded",
        ["transfer_group"] = session["payment_intent_data"]!["transfer_group"]?.DeepClone(),
    };

    private JsonObject Charge(JsonObject intent, long amount, string currency, string method, string? card) => new()
    {
        ["id"] = SandboxIds.New(method == "card" ? "ch_" : "py_"),
        ["object"] = "charge",
        ["amount"] = amount,
        ["amount_captured"] = amount,
        ["amount_refunded"] = 0,
        ["captured"] = true,
        ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
        ["currency"] = currency,
        ["disputed"] = false,
        ["failure_code"] = null,
        ["livemode"] = false,
        ["metadata"] = intent["metadata"]!.DeepClone(),
        ["paid"] = true,
        ["payment_intent"] = intent["id"]!.GetValue<string>(),
        ["payment_method_details"] = new JsonObject
        {
            ["type"] = method,
            [method] = method == "card" ? new JsonObject { ["brand"] = "visa", ["last4"] = card?[^4..] } : new JsonObject(),
        },
        ["refunded"] = false,
        ["status"] = "succeeded",
        ["transfer_group"] = intent["transfer_group"]?.DeepClone(),
    };

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];

    private static JsonObject Map(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, JsonValue.Create(pair.Value))));
}
