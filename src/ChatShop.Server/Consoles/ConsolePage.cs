using System.Security.Claims;
using System.Text.Json;
using ChatShop.Conversations.Replies;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using Microsoft.AspNetCore.Components;

namespace ChatShop.Server.Consoles;

/// <summary>What every page of the console has: words in the language of whoever looks.</summary>
public abstract class ConsolePage : ComponentBase
{
    private string? locale;

    [Inject]
    private protected PageTexts Texts { get; set; } = null!;

    [Inject]
    private MarketRules Rules { get; set; } = null!;

    /// <summary>The request.</summary>
    [CascadingParameter]
    private protected HttpContext Http { get; set; } = null!;

    /// <summary>The language of whoever looks.</summary>
    private protected string Locale => locale ??=
        Texts.Choose(Http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(it => it.Quality ?? 1).Select(it => it.Value.ToString()), Rules.Locale);

    /// <summary>The account that is signed in.</summary>
    private protected string Account => Http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>Whether they may change what is on the market.</summary>
    private protected bool MayAct => Http.User.IsInRole(nameof(AccountRole.Operator));

    private protected CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Says that what was asked for is not there. The page is drawn all the same, for people to read.</summary>
    /// <remarks>By 404, set when the answer begins: Blazor draws nothing where it stands before.</remarks>
    private protected void NotThere() => Http.Response.OnStarting(() =>
    {
        Http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>A text of <c>console.yaml</c>.</summary>
    private protected string Say(string key, params (string Name, object? Value)[] values) =>
        Texts.SayOf("console", Locale, key, values.ToDictionary(it => it.Name, it => it.Value));

    /// <summary>What people call a question or an act of a flow; as the flow's file names it, where it is of a flow that is gone.</summary>
    /// <param name="kind"><c>slot</c> or <c>act</c>.</param>
    /// <param name="name">As the file names it.</param>
    private protected string Called(string kind, string? name) => Texts.Has("console", Locale, $"{kind}.{name}") ? Say($"{kind}.{name}") : name ?? "";

    /// <summary>Why something was refused.</summary>
    private protected string Say(Refusal refusal) => Texts.SayOf("refused", Locale, refusal.GetType().Name, new Dictionary<string, object?> { ["it"] = refusal });

    /// <summary>A moment as people here write it, in the market's time.</summary>
    private protected string Moment(DateTimeOffset at) => Say("moment", ("at", TimeZoneInfo.ConvertTime(at, Rules.TimeZone)));

    /// <summary>How far an order has come.</summary>
    private protected string Status(OrderStatus status) => Say("orderState", ("it", Name(status)));

    /// <summary>Whether goods are for sale.</summary>
    private protected string ListingState(ListingStatus status) => Say("goodsState", ("it", Name(status)));

    /// <summary>Values as people write them, with a space between.</summary>
    private protected string Value(params object[] values) => string.Join(' ', values.Select(value => Say("value", ("it", value))));

    /// <summary>A value of an enumeration as programs write it, such as <c>awaitingPayment</c>.</summary>
    private protected static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
