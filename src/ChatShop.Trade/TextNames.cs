using System.Text.Json;

namespace ChatShop.Trade;

/// <summary>How a state is named in texts: <c>awaitingPayment</c>.</summary>
internal static class TextNames
{
    public static string InTexts(this Enum state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
