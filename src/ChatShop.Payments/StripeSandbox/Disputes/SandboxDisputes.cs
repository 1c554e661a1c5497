using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Disputes;

/// <summary>A card holder's bank takes the money back, and decides later whose it is.</summary>
/// <remarks>Stripe's own fee for it is not taken here.</remarks>
internal sealed class SandboxDisputes(SandboxStore store, SandboxEvents events, SandboxPayments payments)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "dispute";

    private const long AnswerSeconds = 7 * 24 * 60 * 60;
    private const long DecisionSeconds = 1;

    /// <summary>Begins one about a charge.</summary>
    public void Open(JsonObject charge)
    {
        var dispute = Shapes.New(Kind, Shapes.Id("du_"));
        dispute["amount"] = charge.Number("amount");
        dispute["charge"] = charge.Text("id");
        dispute["created"] = events.Now;
        dispute["currency"] = charge.Text("currency");
        dispute["payment_intent"] = charge.Text("payment_intent");
        dispute["evidence_details"]!["due_by"] = events.Now + AnswerSeconds;
        Book(dispute, -charge.Number("amount"));
        store.Objects.Put(dispute, due: events.Now + AnswerSeconds);
        charge["disputed"] = true;
        store.Objects.Put(charge);
        events.Tell("charge.dispute.created", dispute);
        events.Tell("charge.dispute.funds_withdrawn", dispute);
    }

    /// <summary>The shop says how it was. Stripe's test words win and lose; anything else waits for the sandbox's page.</summary>
    public JsonObject Update(string id, ApiCall call)
    {
        call.Parameters.Allow("evidence", "submit", "metadata", "expand");
        var dispute = Read(id);
        if (!IsOpen(dispute))
            throw ApiFault.Refused("This dispute is already closed.");
        if (call.Parameters.Within("evidence").Text("uncategorized_text") is { } said)
            dispute["evidence"]!["uncategorized_text"] = said;
        foreach (var (key, value) in call.Parameters.Pairs("metadata"))
            dispute["metadata"]![key] = value?.GetValue<string>();
        var isSubmitted = call.Parameters.Text("submit") != "false" && dispute["evidence"]!["uncategorized_text"] is not null;
        if (isSubmitted)
        {
            dispute["status"] = "under_review";
            dispute["evidence_details"]!["has_evidence"] = true;
            dispute["evidence_details"]!["submission_count"] = 1;
        }
        store.Objects.Put(dispute, due: isSubmitted && WordOf(dispute) is not null ? events.Now + DecisionSeconds : events.Now + AnswerSeconds);
        events.Tell("charge.dispute.updated", dispute, call);
        return dispute;
    }

    /// <summary>The shop gives in.</summary>
    public JsonObject Close(string id, ApiCall call)
    {
        call.Parameters.Allow("expand");
        var dispute = Read(id);
        if (!IsOpen(dispute))
            throw ApiFault.Refused("This dispute is already closed.");
        Decide(dispute, isWon: false, call);
        return dispute;
    }

    /// <summary>Time has come for one: who said nothing in time has lost.</summary>
    public void Settle(JsonObject dispute)
    {
        if (IsOpen(dispute))
            Decide(dispute, WordOf(dispute) == "winning_evidence", null);
        else
            store.Objects.Put(dispute);
    }

    /// <summary>The bank decides.</summary>
    public void Decide(JsonObject dispute, bool isWon, ApiCall? call)
    {
        dispute["status"] = isWon ? "won" : "lost";
        if (isWon)
            Book(dispute, dispute.Number("amount"));
        store.Objects.Put(dispute);
        if (isWon)
            events.Tell("charge.dispute.funds_reinstated", dispute, call);
        events.Tell("charge.dispute.closed", dispute, call);
    }

    /// <summary>Whether the bank has not decided.</summary>
    public static bool IsOpen(JsonObject dispute) => dispute.Text("status") is "needs_response" or "under_review";

    /// <summary>One as it is.</summary>
    /// <exception cref="ApiFault">There is none.</exception>
    public JsonObject Read(string id) => store.Objects.Find(Kind, id) ?? throw ApiFault.Missing(Kind, id, "dispute");

    private static string? WordOf(JsonObject dispute) =>
        dispute["evidence"]!["uncategorized_text"]?.GetValue<string>() is { } said and ("winning_evidence" or "losing_evidence") ? said : null;

    private void Book(JsonObject dispute, long amount)
    {
        var entry = store.Objects.Find("balance_transaction", payments.Book(dispute, amount, "adjustment"))!;
        ((JsonArray)dispute["balance_transactions"]!).Add((JsonNode)Shapes.Public(entry));
    }
}
