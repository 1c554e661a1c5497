namespace ChatShop.Benchmarks;

/// <summary>What people say while it is measured.</summary>
internal static class Lines
{
    /// <summary>What is ordered.</summary>
    public const string Goods = "红富士苹果";

    /// <summary>What else is for sale.</summary>
    public const string OtherGoods = "土豆";

    /// <summary>A greeting: no database, one session written.</summary>
    public static IReadOnlyList<string> Greeting { get; } = ["你好"];

    /// <summary>A search: the database is read.</summary>
    public static IReadOnlyList<string> Search { get; } = ["有苹果吗"];

    /// <summary>A first order, from the wish to the pay link.</summary>
    public static IReadOnlyList<string> Order { get; } = ["来十斤红富士苹果", "李家村3组", "13800110003", "张三"];
}
