using System.Security.Claims;
using ChatShop.Trade;
using Microsoft.AspNetCore.Components;

namespace ChatShop.Server.Consoles.Selling;

/// <summary>A page of a seller: it knows the one shop that the account keeps, and whose that is now.</summary>
public abstract class OwnPage : ConsolePage
{
    [Inject]
    private ITradeRecords Records { get; set; } = null!;

    [Inject]
    private Desk Desk { get; set; } = null!;

    /// <summary>The shop.</summary>
    private protected ShopId Shop { get; private set; }

    /// <summary>The person in the trade whose it is: as them the account acts.</summary>
    private protected PersonId Seller { get; private set; }

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        Shop = ShopId.Parse(Http.User.FindFirstValue(Rights.Shop)) ?? throw new InvalidOperationException("The policy asks for a shop.");
        Seller = await Records.SellerAsync(Shop, Aborted);
        await LookAsync();
    }

    /// <summary>Reads what the page shows.</summary>
    private protected abstract Task LookAsync();

    /// <summary>Does something for the shop. The audit trail names the account's own person; the trade asks whether it is the seller's to do.</summary>
    private protected Task<Result<TFact>> ActAsync<TFact>(string key, Command<TFact> command) where TFact : Trade.Fact => Desk.ActAsync(Account, key, _ => command, Aborted);
}
