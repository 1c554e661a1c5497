using System.ComponentModel;
using ChatShop.Channels;
using ChatShop.Conversations.Sessions;
using ChatShop.Server.Rest;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using Microsoft.Bot.Schema;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace ChatShop.Server.Assistants;

/// <summary>What an assistant with the key may do for a person. It never pays: the person does, on a page that shows everything once more.</summary>
[McpServerToolType]
internal sealed class BuyingTools(
    ITrade trade, ITradeRecords records, ITurns turns, MessageLog log, ICashier cashier, CatalogueTools catalogue, RefusalWords words, MarketRules rules)
{
    private const int LongestId = 64;
    private const int MostUnpaid = 5;
    private const int MostShown = 50;

    /// <summary>Sets goods aside for a person, who then pays.</summary>
    [McpServerTool(Name = "place_order", Destructive = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Orders for a person who has seen the quote and agreed. The goods are set aside until payBy; give payUrl to the person: nothing is bought before they pay there. The same requestId orders once, however often it is sent.")]
    public async Task<OrdersForPerson> PlaceOrder(
        [Description("Your own id for this person, always the same one: 1 to 64 letters, digits, dots, dashes.")] string buyer,
        [Description("What is wanted, 1 to 20 items.")] WishedItem[] items,
        [Description("Where it goes.")] string address,
        [Description("The receiver's phone: digits, perhaps after a plus.")] string phone,
        [Description("Who receives it.")] string recipient,
        [Description("True when this person has seen items, price and address, and said yes.")] bool agreed,
        [Description("Your id for this purchase: 1 to 64 letters, digits, dots, dashes.")] string requestId,
        [Description("The pay page's language, such as en, zh-CN or it.")] string? locale = null,
        CancellationToken cancellation = default)
    {
        MustBeId(buyer, nameof(buyer));
        MustBeId(requestId, nameof(requestId));
        if (!agreed)
            throw new McpException("Show the quote and the address to the person first, and order when they have agreed.");
        var to = new DeliverTo(address.Trim(), phone.Trim(), recipient.Trim());
        if (to.Refuse() is { } unreachable)
            throw new McpException(words.Of(unreachable, locale));
        var wishes = await catalogue.WishesAsync(items, cancellation);
        var person = await MeetAsync(buyer, cancellation);
        if ((await records.OrdersByAsync(person, MostShown, cancellation)).Count(order => order.Status == OrderStatus.AwaitingPayment) >= MostUnpaid)
            throw new McpException($"This person has {MostUnpaid} orders that nobody has paid yet: let them pay or cancel one first.");
        var placed = await trade.ActAsync(
            new Act($"{AssistantDoor.Channel}/{buyer}/{requestId}", person),
            new PlaceOrder(person, wishes, to, PaymentMethod.Online, locale ?? rules.Locale), cancellation);
        if (placed.Fact is not { } orders)
            throw new McpException(words.Of(placed.Refusal!, locale));
        var link = orders.Payment is { } payment ? await cashier.PayUrlAsync(payment, cancellation) : null;
        return new OrdersForPerson(
            [.. orders.Orders.Select(order => Tell(order, link))], RestJson.Of(orders.Total), link?.AbsoluteUri, orders.PayBy,
            cashier.IsSandbox(rules.ProviderFor(orders.Total.Currency, AssistantDoor.Channel)));
    }

    /// <summary>Tells where an order stands.</summary>
    [McpServerTool(Name = "order_status", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Tells where an order of this person stands, and where to pay while it waits for money.")]
    public async Task<OrderOfPerson> OrderStatusAsync(
        [Description("Your own id for this person.")] string buyer, [Description("The order's number.")] string order, CancellationToken cancellation = default)
    {
        var told = await OrderAsync(buyer, order, cancellation);
        var link = told is { Status: OrderStatus.AwaitingPayment, Payment: { } payment } ? await cashier.PayUrlAsync(payment, cancellation) : null;
        return Tell(told, link);
    }

    /// <summary>Calls an order off.</summary>
    [McpServerTool(Name = "cancel_order", Destructive = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Calls off an order of this person that is not sent yet; what was paid goes back.")]
    public async Task<OrderOfPerson> CancelOrderAsync(
        [Description("Your own id for this person.")] string buyer, [Description("The order's number.")] string order, CancellationToken cancellation = default)
    {
        var told = await OrderAsync(buyer, order, cancellation);
        var canceled = await trade.ActAsync(new Act($"{AssistantDoor.Channel}/{buyer}/cancel/{told.Number}", told.Buyer), new CancelOrder(told.Buyer, told.Number), cancellation);
        return canceled.Refusal is { } refusal ? throw new McpException(words.Of(refusal)) : Tell(await OrderAsync(buyer, order, cancellation), null);
    }

    /// <summary>Reads what a person was told.</summary>
    [McpServerTool(Name = "read_messages", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Reads what the shop has told this person since (sent, refunded, questions): pass it on.")]
    public async Task<ToldToPerson> ReadMessagesAsync(
        [Description("Your own id for this person.")] string buyer, [Description("The next of the last answer; 0 for all.")] long after = 0, CancellationToken cancellation = default)
    {
        MustBeId(buyer, nameof(buyer));
        var said = await log.ReadAsync(AssistantDoor.Channel, buyer, Math.Max(0, after), MostShown).WaitAsync(cancellation);
        return new ToldToPerson([.. said.Where(it => it.Type == ActivityTypes.Message && it.From?.Id != buyer).Select(it => it.Text)], Math.Max(0, after) + said.Count);
    }

    /// <summary>Who this is to the market; their conversation is heard of from then on, so that they can be told things.</summary>
    private async Task<PersonId> MeetAsync(string buyer, CancellationToken cancellation)
    {
        var account = new ChannelAccount(buyer);
        await turns.TakeAsync(
            new Activity(ActivityTypes.ConversationUpdate)
            {
                Id = "met",
                ChannelId = AssistantDoor.Channel,
                From = account,
                Recipient = new ChannelAccount("shop"),
                Conversation = new ConversationAccount(id: buyer),
            }, cancellation);
        return await trade.MeetAsync(AssistantDoor.Channel, buyer, buyer, cancellation);
    }

    private async Task<OrderTold> OrderAsync(string buyer, string order, CancellationToken cancellation)
    {
        MustBeId(buyer, nameof(buyer));
        return OrderNumber.Parse(order) is { } number && await records.OrderAsync(number, cancellation) is { } told
            && (await records.PersonAsync(told.Buyer, cancellation)).Contacts.Any(it => it.Channel == AssistantDoor.Channel && it.User == buyer)
            ? told
            : throw new McpException($"This person has no order {order}.");
    }

    private static OrderOfPerson Tell(OrderTold order, Uri? link) => new(
        $"{order.Number}", order.StatusName, order.ShopName,
        [.. order.Lines.Select(line => new QuotedLine($"{line.Listing}", line.Product, RestJson.Of(line.Quantity), RestJson.Of(line.Price), RestJson.Of(line.Total)))],
        RestJson.Of(order.Total), order.Shipment?.Carrier, order.Shipment?.Tracking, link?.AbsoluteUri,
        order.Deposit is { } deposit ? RestJson.Of(deposit) : null, order.Rest is { } rest ? RestJson.Of(rest) : null);

    private static void MustBeId(string id, string name)
    {
        if (id is not { Length: > 0 and <= LongestId } || !id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_'))
            throw new McpException($"{name} must be 1 to {LongestId} letters, digits, dots or dashes.");
    }
}
