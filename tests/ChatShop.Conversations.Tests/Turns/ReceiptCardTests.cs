using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Conversations.Turns;
using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>A receipt as clients of the Bot Framework lay it out.</summary>
public sealed class ReceiptCardTests
{
    [Fact]
    public void It_says_what_the_paper_says_with_the_total_where_totals_stand()
    {
        var slip = new Slip(
            "Receipt", [new SlipRow("Order", "1001")], new SlipLine("Goods", "Quantity", "Unit price", "Amount"), [new SlipLine("Apples", "10 jin", "5 yuan per jin", "50.00 yuan")],
            [new SlipRow("Total", "50.00 yuan"), new SlipRow("Refunded", "20.00 yuan")], [new SlipRow("Paid by", "card, online")], ["No tax invoice"]);

        var attachment = ReceiptCards.Of(slip);

        Assert.Equal(ReceiptCard.ContentType, attachment.ContentType);
        Assert.Null(attachment.ContentUrl); // Else channels that write links would show one.
        var card = Assert.IsType<ReceiptCard>(attachment.Content);
        Assert.Equal(("Receipt", "50.00 yuan"), (card.Title, card.Total));
        Assert.Equal([("Order", "1001"), ("Refunded", "20.00 yuan"), ("Paid by", "card, online")], card.Facts.Select(fact => (fact.Key, fact.Value)));
        var item = Assert.Single(card.Items);
        Assert.Equal(("Apples", "5 yuan per jin", "10 jin", "50.00 yuan"), (item.Title, item.Subtitle, item.Quantity, item.Price));
    }
}
