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

    /// <summary>What is only read for its meaning: easy and hard, both languages.</summary>
    public static IReadOnlyList<string> ToUnderstand { get; } =
    [
        "你好", "有苹果吗", "来十斤红富士", "卖 红富士苹果 5块一斤 500斤", "李家村3组12号 13800110003 张三", "不对，是6块", "取消订单1001",
        "订单1001发货了 顺丰 SF1390557782204", "明天有货的土豆多少钱一斤", "来三斤半土豆，两箱牛奶，再要十二个土鸡蛋", "十二块五一斤", "谢谢",
        "我要开店，叫王婶果园", "苹果又来了两百斤", "什么时候发货", "do you have apples", "I'd like 10 kg of potatoes and two boxes of eggs please",
        "sell tomatoes 3 yuan a kilo 200 kg", "where is order 1001", "cancel my order", "hello", "it should be 6 yuan", "今天天气怎么样", "👍",
    ];
}
