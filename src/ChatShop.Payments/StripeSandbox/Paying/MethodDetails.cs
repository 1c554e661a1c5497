using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>What a charge tells of the way it was paid.</summary>
internal static class MethodDetails
{
    /// <summary>Of a card: never more of its number than the last digits. Of a wallet: its transaction.</summary>
    public static JsonObject Of(string method, TestCard? card, long amount) => method == "card" ? OfCard(card!, amount) : new JsonObject
    {
        ["fingerprint"] = null,
        ["transaction_id"] = Shapes.Id("", 28),
    };

    /// <summary>What the card's network said.</summary>
    public static JsonObject OutcomeOf(string? decline) => new()
    {
        ["advice_code"] = null,
        ["network_advice_code"] = null,
        ["network_decline_code"] = null,
        ["network_status"] = decline is null ? "approved_by_network" : "declined_by_network",
        ["reason"] = decline,
        ["risk_level"] = "normal",
        ["seller_message"] = decline is null ? "Payment complete." : "The bank did not return any further details with this decline.",
        ["type"] = decline is null ? "authorized" : "issuer_declined",
    };

    private static JsonObject OfCard(TestCard card, long amount) => new()
    {
        ["amount_authorized"] = amount,
        ["authorization_code"] = null,
        ["brand"] = "visa",
        ["checks"] = new JsonObject
        {
            ["address_line1_check"] = null,
            ["address_postal_code_check"] = null,
            ["cvc_check"] = card.Decline == "incorrect_cvc" ? "fail" : "pass",
        },
        ["country"] = "US",
        ["electronic_commerce_indicator"] = null,
        ["exp_month"] = card.Expiry?.Month,
        ["exp_year"] = card.Expiry?.Year,
        ["fingerprint"] = null,
        ["funding"] = "credit",
        ["installments"] = null,
        ["last4"] = card.LastDigits,
        ["mandate"] = null,
        ["network"] = "visa",
        ["network_transaction_id"] = null,
        ["regulated_status"] = "unregulated",
        ["three_d_secure"] = null,
        ["transaction_link_id"] = null,
        ["wallet"] = null,
    };
}
