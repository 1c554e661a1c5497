using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Balances;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Disputes;

/// <summary>A buyer goes to the bank: the money is taken from the platform until the bank has decided. No fee is taken.</summary>
internal sealed class SandboxDisputes(SandboxStore store, SandboxEvents events, SandboxBalances balances)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "dispute";

    /// <summary>How long after paying a test card is disputed, and how long the bank thinks about evidence it knows.</summary>
    public const long LaterSeconds = 2;

    private const long AnswerSeconds = 7 * 24 * 60 * 60;

    /// <summary>When the charge's holder goes to the bank, in unix seconds; null for never, or when that is over.</summary>
    public static long? DueOf(JsonObject charge) => charge["_disputed_at"]?.GetValue<long>();

    /// <summary>Whether the bank has the charge's money, so that it can not be refunded.</summary>
    public static bool IsHeldBack(JsonObject charge) => charge.Flag("_held_back");

    /// <summary>One as it is.</summary>
    /// <exception cref="ApiFault">There is none.</exception>
    public JsonObject Read(string id) => store.Objects.Find(Kind, id) ?? throw ApiFault.Missing(Kind, id, "dispute");

    /// <summary>Time has come for a charge: its holder goes to the bank about what was not refunded.</summary>
    public void Open(JsonObject charge)
    {
        charge["_disputed_at"] = null;
        var amount = charge.Number("amount") - charge.Number("amount_refunded");
        if (amount == 0)
        {
            store.Objects.Put(charge);
            return;
        }
        var dispute = Shapes.New(Kind, Shapes.Id("du_"));
        dispute["amount"] = amount;
        dispute["charge"] = charge.Text("id");
        dispute["created"] = events.Now;
        dispute["currency"] = charge.Text("currency");
        dispute["payment_intent"] = charge.Text("payment_intent");
        dispute["reason"] = charge.Text("_dispute");
        dispute["network_reason_code"] = charge.Text("_dispute") == "fraudulent" ? "10.4" : "13.1";
        dispute["payment_method_details"]!["card"]!["network_reason_code"] = dispute.Text("network_reason_code");
        dispute["evidence_details"]!["due_by"] = events.Now + AnswerSeconds;
        ((JsonArray)dispute["balance_transactions"]!).Add(Shapes.Public(balances.Adjust(dispute, -amount)));
        charge["disputed"] = true;
        charge["_held_back"] = true;
        store.Objects.Put(charge);
        store.Objects.Put(dispute, due: events.Now + AnswerSeconds);
        events.Tell("charge.dispute.created", dispute);
        events.Tell("charge.dispute.funds_withdrawn", dispute);
    }

    /// <summary>Takes what the shop has to say; sent to the bank unless it is to be kept for later.</summary>
    public JsonObject Answer(string id, ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("evidence", "submit", "metadata", "intended_submission_method", "expand");
        var dispute = Read(id);
        given.Merge("metadata", dispute);
        var said = given.Within("evidence");
        if (said.IsEmpty)
            return Updated(dispute, call);
        MustBeOpen(dispute);
        var evidence = dispute.Part("evidence");
        foreach (var name in said.Names)
            evidence[name] = evidence.ContainsKey(name) && name != "enhanced_evidence"
                ? said.Text(name)
                : throw ApiFault.Invalid($"Received unknown parameter: {said.Named(name)}", "parameter_unknown", said.Named(name));
        var details = dispute.Part("evidence_details");
        details["has_evidence"] = true;
        if (given.Flag("submit") ?? true)
        {
            details["submission_count"] = details.Number("submission_count") + 1;
            details["submission_method"] = "manual";
            dispute["status"] = "under_review";
        }
        return Updated(dispute, call);
    }

    /// <summary>The shop gives in.</summary>
    public JsonObject Close(string id, ApiCall call)
    {
        call.Parameters.Allow("expand");
        var dispute = Read(id);
        MustBeOpen(dispute);
        Decide(dispute, isWon: false, call);
        return dispute;
    }

    /// <summary>Time has come: the bank has read evidence it knows, or nobody answered.</summary>
    public void Settle(JsonObject dispute)
    {
        dispute["evidence_details"]!["past_due"] = dispute.Text("status") == "needs_response";
        Decide(dispute, isWon: Verdict(dispute) == true, null);
    }

    /// <summary>The bank decides.</summary>
    /// <param name="dispute">An open one.</param>
    /// <param name="isWon">For the shop: the money comes back.</param>
    /// <param name="call">By which call; null when it was by time or on the sandbox's page.</param>
    public void Decide(JsonObject dispute, bool isWon, ApiCall? call)
    {
        dispute["status"] = isWon ? "won" : "lost";
        if (isWon)
            ((JsonArray)dispute["balance_transactions"]!).Add(Shapes.Public(balances.Adjust(dispute, dispute.Number("amount"))));
        store.Objects.Put(dispute);
        if (isWon && store.Objects.Find("charge", dispute.Text("charge")) is { } charge)
        {
            charge["_held_back"] = false;
            store.Objects.Put(charge);
        }
        if (isWon)
            events.Tell("charge.dispute.funds_reinstated", dispute, call);
        events.Tell("charge.dispute.closed", dispute, call);
    }

    /// <summary>Whether the bank has not decided yet.</summary>
    public static bool IsOpen(JsonObject dispute) => dispute.Text("status") is "needs_response" or "under_review";

    private JsonObject Updated(JsonObject dispute, ApiCall call)
    {
        store.Objects.Put(dispute, NextOf(dispute));
        events.Tell("charge.dispute.updated", dispute, call);
        return dispute;
    }

    /// <summary>When time alone goes on with it: evidence the bank knows is decided soon, other evidence by hand on the sandbox's page.</summary>
    private long? NextOf(JsonObject dispute) => dispute.Text("status") switch
    {
        "needs_response" => dispute.Part("evidence_details").Number("due_by"),
        "under_review" when Verdict(dispute) is not null => events.Now + LaterSeconds,
        _ => null,
    };

    private static bool? Verdict(JsonObject dispute) => dispute.Part("evidence").Text("uncategorized_text") switch
    {
        "winning_evidence" => dispute.Text("status") == "under_review" ? true : null,
        "losing_evidence" => false,
        _ => null,
    };

    private static void MustBeOpen(JsonObject dispute)
    {
        if (!IsOpen(dispute))
            throw ApiFault.Refused("This dispute is already closed.");
    }
}
