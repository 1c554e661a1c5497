using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using Microsoft.AspNetCore.Components;

namespace ChatShop.Server.Consoles.Selling;

/// <summary>Papers for orders of the own shop that wait to be sent. Of any other order nothing is shown, whatever numbers are asked for: there is no paper for it.</summary>
public abstract class PaperPage : OwnPage
{
    [Inject]
    private DeskBooks Books { get; set; } = null!;

    /// <summary>Numbers with a comma between, once or several times; none for all.</summary>
    [SupplyParameterFromQuery(Name = "orders")]
    private protected string[]? Asked { get; set; }

    /// <summary>The orders, the oldest first.</summary>
    private protected IReadOnlyList<Order> Orders { get; private set; } = [];

    private protected override async Task LookAsync()
    {
        var asked = (Asked ?? []).SelectMany(it => it.Split(',')).Select(OrderNumber.Parse).ToHashSet();
        var waiting = await Books.ToSendAsync(Shop, OwnOrdersPage.Most, Aborted);
        Orders = [.. waiting.Where(order => asked.Count == 0 || asked.Contains(order.Number)).Reverse()];
        if (asked.Count > 0 && Orders.Count == 0)
            NotThere();
    }
}
