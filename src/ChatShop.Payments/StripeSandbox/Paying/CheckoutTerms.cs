using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>What a checkout is opened with, checked as Stripe does.</summary>
/// <remarks>
/// Stripe's least amount is US$0.50 after conversion into the account's currency; here it is 50 of the smallest unit
/// of each currency.
/// </remarks>
internal static class CheckoutTerms
{
    private const long LeastMinor = 50;
    private const long MostMinor = 99_999_999;
    private const long SoonestSeconds = 30 * 60;
    private const long LatestSeconds = 24 * 60 * 60;

    private static readonly string[] Methods = ["card", "wechat_pay", "alipay"];
    private static readonly string[] Locales = [
        "auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil", "fr", "fr-CA", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt",
        "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sv", "th", "tr", "vi", "zh", "zh-HK", "zh-TW",
    ];

    /// <summary>A session by the parameters, with the lines in its <c>_line_items</c>.</summary>
    /// <exception cref="ApiFault">A parameter can not be taken.</exception>
    public static JsonObject Draft(Parameters given, long now)
    {
        given.Allow(
            "mode", "ui_mode", "line_items", "allowed_payment_method_types", "payment_method_options", "success_url", "cancel_url",
            "client_reference_id", "expires_at", "payment_intent_data", "metadata", "locale", "expand");
        var session = Shapes.New("checkout.session", Shapes.Id("cs_test_", 58));
        session["created"] = now;
        session["mode"] = given.OneOf("mode", given.Needed("mode"), "payment");
        session["ui_mode"] = given.OneOf("ui_mode", given.Text("ui_mode") ?? "hosted_page", "hosted_page");
        session["locale"] = given.Text("locale") is { } locale ? given.OneOf("locale", locale, Locales) : null;
        session["success_url"] = given.Link("success_url", given.Needed("success_url"));
        session["cancel_url"] = given.Text("cancel_url") is { } cancel ? given.Link("cancel_url", cancel) : null;
        session["client_reference_id"] = given.Text("client_reference_id");
        session["metadata"] = given.Pairs("metadata");
        session["expires_at"] = Expiry(given, now);
        TakeLines(session, given);
        TakeMethods(session, given);
        TakeIntent(session, given.Within("payment_intent_data"));
        return session;
    }

    private static long Expiry(Parameters given, long now)
    {
        var expires = given.Integer("expires_at") ?? now + LatestSeconds;
        return expires < now + SoonestSeconds
            ? throw ApiFault.Invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", null, "expires_at")
            : expires > now + LatestSeconds
                ? throw ApiFault.Invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", null, "expires_at")
                : expires;
    }

    private static void TakeLines(JsonObject session, Parameters given)
    {
        var lines = given.Each("line_items");
        if (lines.Count == 0)
            given.Needed("line_items");
        if (lines.Count > 100)
            throw ApiFault.Invalid("A Checkout Session takes at most 100 line items.", null, "line_items");

        var items = new JsonArray();
        var total = 0L;
        foreach (var line in lines)
        {
            var item = ItemOf(line, session.Number("created"));
            var currency = item.Text("currency");
            if (items.Count > 0 && currency != session.Text("currency"))
                throw ApiFault.Invalid("All line items must have the same currency.", null, line.Within("price_data").Named("currency"));
            session["currency"] = currency;
            total += item.Number("amount_total");
            items.Add(item);
        }
        if (total < LeastMinor)
            throw ApiFault.Invalid("The Checkout Session's total amount due is too small.", "amount_too_small");
        if (total > MostMinor)
            throw ApiFault.Invalid("The Checkout Session's total amount due is too large.", "amount_too_large");
        session["amount_subtotal"] = total;
        session["amount_total"] = total;
        session["_line_items"] = items;
    }

    private static JsonObject ItemOf(Parameters line, long now)
    {
        line.Allow("price_data", "quantity");
        var priced = line.Within("price_data");
        priced.Allow("currency", "unit_amount", "product_data");
        priced.Within("product_data").Allow("name", "description", "images", "metadata");
        var currency = priced.Currency();
        var name = priced.Within("product_data").Needed("name");
        var unit = priced.NeededInteger("unit_amount", 0, MostMinor);
        var quantity = line.NeededInteger("quantity", 1, 999_999);

        var item = Shapes.New("item", Shapes.Id("li_"));
        item["amount_subtotal"] = unit * quantity;
        item["amount_total"] = unit * quantity;
        item["currency"] = currency;
        item["description"] = name;
        item["quantity"] = quantity;
        var price = item.Part("price");
        price["id"] = Shapes.Id("price_");
        price["product"] = Shapes.Id("prod_", 14);
        price["created"] = now;
        price["currency"] = currency;
        price["unit_amount"] = unit;
        price["unit_amount_decimal"] = unit.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return item;
    }

    private static void TakeMethods(JsonObject session, Parameters given)
    {
        var allowed = given.Texts("allowed_payment_method_types");
        var offered = Methods.Where(method => allowed.Count == 0 || allowed.Contains(method)).ToList();
        if (offered.Count == 0)
            throw ApiFault.Invalid("No payment method is left for this Checkout Session.", null, "allowed_payment_method_types");
        var options = given.Within("payment_method_options");
        if (allowed.Contains("wechat_pay") && options.Within("wechat_pay").Text("client") != "web")
            throw ApiFault.Invalid(
                "WeChat Pay requires `payment_method_options[wechat_pay][client]` to be set to `web`.",
                "parameter_missing",
                options.Within("wechat_pay").Named("client"));
        session["allowed_payment_method_types"] = allowed.Count == 0 ? null : Shapes.ListOf(allowed);
        session["payment_method_types"] = Shapes.ListOf(offered);
        session["payment_method_options"] = allowed.Contains("wechat_pay")
            ? new JsonObject { ["wechat_pay"] = new JsonObject { ["app_id"] = null, ["client"] = "web" } }
            : new JsonObject();
    }

    private static void TakeIntent(JsonObject session, Parameters given)
    {
        given.Allow("transfer_group", "metadata", "description");
        session["_transfer_group"] = given.Text("transfer_group");
        session["_description"] = given.Text("description");
        session["_metadata"] = given.Pairs("metadata");
    }
}
