using System.Text.Json.Serialization;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Server.Rest;

/// <summary>A shop.</summary>
internal sealed record RestShop(string Id, string Name, string Status, string Seller);

/// <summary>A listing; <paramref name="Reserved"/> is in the stock's unit.</summary>
internal sealed record RestListing(
    string Id, string Shop, string Product, RestPrice Price, RestQuantity Stock, RestQuantity Reserved, string Status, DateOnly? AvailableFrom);

/// <summary>An order; <paramref name="Freight"/> is named only where some is to be paid.</summary>
internal sealed record RestOrder(
    string Number, string Shop, RestBuyer Buyer, IReadOnlyList<RestLine> Lines, RestMoney Total, string Status, string PaymentMethod,
    DeliverTo DeliverTo, Shipment? Shipment, DateTimeOffset PlacedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RestMoney? Freight);

/// <summary>Who bought: the channel and the channel's id for them.</summary>
internal sealed record RestBuyer(string Channel, string User);

/// <summary>A line of an order.</summary>
internal sealed record RestLine(string Listing, string Product, RestQuantity Quantity, RestPrice Price, RestMoney Total);

/// <summary>A ledger line; positive is credit.</summary>
internal sealed record RestLedgerLine(
    long Id, long Entry, string Account, RestMoney Amount, string? Order, DateTimeOffset At, string Cause, string? Reference);

/// <summary>What is on an account.</summary>
internal sealed record RestBalance(string Account, RestMoney Amount);

/// <summary>Digits that make an operator: <paramref name="Say"/> is what to write in the chat, once, before <paramref name="Until"/>.</summary>
internal sealed record RestOperatorCode(string Code, string Say, DateTimeOffset Until);

/// <summary>Who did what; <paramref name="Hash"/> covers this record and the one before.</summary>
internal sealed record RestAct(long Id, DateTimeOffset At, string? Actor, string? ForWhom, string Verb, string Subject, string Outcome, bool Refused, string Hash);

/// <summary>Something that has not arrived; <paramref name="NextAt"/> is null when it was given up, and only waits for the person to write.</summary>
internal sealed record RestParcel(long Id, string About, string? To, DateTimeOffset At, DateTimeOffset? NextAt, int Attempts, string? Reason);

/// <summary>Something that was said.</summary>
internal sealed record RestMessage(string? Id, string? From, string Type, string? Text, DateTimeOffset? At, string? ReplyTo);

/// <summary>An amount of money.</summary>
internal sealed record RestMoney(decimal Amount, string Currency);

/// <summary>A quantity.</summary>
internal sealed record RestQuantity(decimal Value, string Unit);

/// <summary>A price: an amount for a quantity.</summary>
internal sealed record RestPrice(decimal Amount, string Currency, RestQuantity Per);
