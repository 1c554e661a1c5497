using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Who receives shares, as an account's id says it: <c>PERSONAL_OPENID:oUpF8…</c> or <c>MERCHANT_ID:1900000109</c>.</summary>
internal sealed record ShareReceiver(string Type, string Account)
{
    private const string Person = "PERSONAL_OPENID";
    private const string Merchant = "MERCHANT_ID";

    /// <summary>Whether what was shared can be taken back: WeChat Pay takes nothing out of a person's wallet.</summary>
    public bool GivesBack => Type == Merchant;

    /// <summary>A seller by where they talk to the market; one who is a merchant of WeChat Pay comes with that number.</summary>
    /// <exception cref="ProviderRefusedException">Somewhere else than in WeChat.</exception>
    public static ShareReceiver Of(Payer payee) => payee switch
    {
        { Channel: "wechat", User.Length: > 0 } => new ShareReceiver(Person, payee.User),
        { Channel: WeChatPaySetup.Provider, User.Length: > 0 } => new ShareReceiver(Merchant, payee.User),
        _ => throw new ProviderRefusedException("WeChat Pay pays into WeChat wallets: the seller must talk to the market in WeChat."),
    };

    /// <summary>Reads an account's id.</summary>
    /// <exception cref="ProviderRefusedException">It is none.</exception>
    public static ShareReceiver Parse(string accountId) => accountId.Split(':', 2) is [Person or Merchant, { Length: > 0 }] read
        ? new ShareReceiver(read[0], read[1])
        : throw new ProviderRefusedException($"{accountId} is no receiver of shares at WeChat Pay.");

    /// <inheritdoc/>
    public override string ToString() => $"{Type}:{Account}";
}
