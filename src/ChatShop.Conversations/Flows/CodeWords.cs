using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows;

/// <summary>How people say that the seller's own code is to take the money, and whose it is: lists of <c>words.yaml</c>.</summary>
internal static class CodeWords
{
    /// <summary>Slots filled when their words are heard.</summary>
    public static IEnumerable<Slot> Slots =>
    [
        Pays("byCode", null), Pays("byWeChat", CollectionWay.WeChat), Pays("byAlipay", CollectionWay.Alipay),
        Is("way.weChat", CollectionWay.WeChat), Is("way.alipay", CollectionWay.Alipay),
    ];

    private static Slot Pays(string name, CollectionWay? way) => new(name, null, it => it.ByCode, it => it.ByCode = false)
    {
        Hear = it => (it.ByCode, it.Way) = (true, way ?? it.Way),
    };

    private static Slot Is(string name, CollectionWay way) => new(name, null, it => it.Way == way, it => it.Way = null) { Hear = it => it.Way = way };
}
