namespace ChatShop.Trade.Payments;

/// <summary>A provider has something to tell, its signature is proven: it is written down before it is acted upon, once.</summary>
public sealed record HearNotice(string Provider, ProviderNotice Notice) : Command<NoticeHeard>
{
    /// <summary>The act's key: the same notice is heard once, by webhook or when it was asked for.</summary>
    public static string KeyOf(string provider, string notice) => $"{provider}:{notice}";
}

/// <summary>A notice is written down.</summary>
public sealed record NoticeHeard(string Provider, ProviderNotice Notice) : Fact
{
    public override IEnumerable<Errand> Errands => [new FollowNotice(Provider, Notice)];
}

/// <summary>Ask the provider how that stands now, and write it down.</summary>
public sealed record FollowNotice(string Provider, ProviderNotice Notice) : Errand;
