using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Goods;

/// <summary>The words around the names of goods: what stands before one, behind one, and never inside one.</summary>
internal static class GoodsWords
{
    /// <summary>Never inside a name: one ends before it and another may begin behind it.</summary>
    public static readonly WordList Gaps = new(Split("""
        货到付款 货到给钱 送到付钱 到付 现金支付 付现金 现金 微信支付 支付宝支付 支付宝 帮我上架 帮我挂上 帮我发布一下 帮我发布 上架新商品 发布商品 重新上架 重新开卖 恢复销售 接着卖 继续卖 可以接着卖 先下架 下架 上架 发布 挂出来 挂上
        库存改成 库存还有 库存 存货 备货 备了 一共 总共 共有 还剩 只剩 剩下 剩了 只有 还有 改成 改为 改到 涨价 涨到 降到 降价 调到 调成 恢复 卖完了 卖完 卖光 售罄 没货 没有了
        又来了 又到了 又进了 到货 补货 加货 再加 加上 暂时 先别卖 不卖了 先不卖 别卖了 删掉 删除 删了 下单 加入购物车 放进购物车 放购物车 丢购物车 购物车里的 购物车里 购物车
        想买 要买 又做了 又摘了 又收了 停卖 将价到 将价 收货人是 收货人 收件人是 收件人 联系人 就想卖 想卖 想问一下 想问 卖得 有没有 放到购物车里 放到购物车 可以重新 重新 采的 摘的 种的 产的 收的 养的 出来了 下来了 上来了 再补 要卖嗯 仲剩 现在 那里 入购物车 购物车度 有没 落单 各位好 大家好 结帐 好多钱 几多钱 又新到 新到 暂停 有冇得 有没得 屋里 好多 几多 多钱 能卖 订单 那单 哪产 产地 加库存里 库存里 就剩 参加 多少钱 还有没有 有没有 有冇 卖不卖 什么时候 啥时候 几时 哪家 哪个 哪里 哪儿 什么 市面上 市面 市场上 市场 最近 今年 报价 批发 收购 收购价 打听下 打听 同行 隔壁 是 从 换成 改 换 加到 加入 加 定啥价 定价 定多少 涨没涨 开个 拼 报上 发起 算我 团 说 知道 扫 帮忙 多少 看一哈 看看 看 什么价 啥价 怎么卖 咋卖 咋个卖 怎么买 送到 寄到 发到 拿掉 去掉 以后都 处理了 清仓 卖出去 卖没 价格减半 半价 打折 便宜点 便宜 左右 大概 差不多 约莫 的样子 为止 截止 成团 拼团 团购 凑够 凑齐 凑 满 开团 组团 组个团 参团 跟团 起团
        哪里来的 哪儿来的 打哪来的 哪来的 来源 溯源信息 溯源 行情 市场价 批发价 别人 价钱 价格 单价 售价 每 论 按 出一批 一批
        cash delivery payment come comes where does market going other others people selling charge charges charging asking rate goes join start group open new kind what whole make order instead another for sale available in stock left please thanks per each at costs cost price priced about around another more the price of sold out of sold out back up for sale to my cart from my cart my cart in my cart
        """));

    /// <summary>Names that begin as a word around names does.</summary>
    private static readonly string[] Kept = ["儿童", "有机", "对虾", "加州", "来凤", "出云", "整鸡", "又一村", "都匀", "先锋", "在来米", "和田", "和牛", "将军", "也门", "点心", "挂面", "挂豆角", "整蒜", "出水芙蓉", "里脊", "留兰香", "家蒜", "加工", "产妇", "补骨脂"];

    /// <summary>Whether a name that begins as such a word stands here.</summary>
    public static bool IsKept(string plain, int at) => Array.Exists(Kept, kept => Signs.WordAt(plain, at, kept));

    /// <summary>Taken off before a name.</summary>
    public static readonly WordList Leads = new(Split("""
        等等 等一下 等下 等会儿 稍等 慢着 喂 儿 点儿 这阵子 这阵 这哈 这段时间 这几天 这两天 lemme 咱们 往 批 给 商品 出售 合作社 里 呢些 呢 不该 老细 这次想订 这次 想订 补 我这里有 我这里 我这边有 我药 莫 别 不 摘 摘了 又摘了 产 家 啥 嗯 呃 额 那个 这个 那 这 啊 哎 诶 老板娘 老板 掌柜的 掌柜 师傅 大姐 大哥 你好 您好 请问 麻烦 请 帮我 帮俺 帮忙 给我们 给我 给俺 给咱 替我 我想知道 开始卖 开始 拔的 我这边 我想要 我想买点 我想买 我想卖点 我想卖 我想 我要卖 我要买 我要 我们家 我们 我家的 我家 我这 我的 我 俺家 俺要 俺想 俺 咱家 咱 想要 想买点 想买 想卖点 想卖 想订 想 要卖 要买 要点 要 有没有 还有没有 有冇 有啥 有什么 还有 有 卖 出 挂个新的 挂一个 挂个 挂 新增 买点 买些 买 再来点 再来 再要 再加 再 来点 来些 来 整点 整 搞点 搞 弄点 弄 称点 称 拿点 拿 订购 订 点 加 把 将 先 也 又 就 都 还 现在 今天 今早刚拔的 刚摘的 新摘的 新鲜出炉的 一些 一点 些 点 和 跟 与 以及 另外 新的 你家 你们家 你们 你那儿 恁那儿 恁 您这 你 您 在 是 卖点 送 放 帮 留 一下 价 个 order 的 里的 团里的 对
        gimme wish pop chuck toss we're i'm you're they're quantity lemme on y'all yall ya'll n hi hello hey ok okay well um uh so please pls can could i you we he would like want need guys co-op wants our will kindly meant mean lookin u ya ill id im ive whats wheres lets when were was i'd like i'd i'll i've i'm got have has had get give me us buy buying order sell selling post put up list listing restocking should be sorry product new a an the some any of my your our this that these those for to and also plus with add do is are there looking hunting after take send grab change drop raise set lower update only just restock pause resume delete remove put how much what does much today's it's
        """));

    /// <summary>Taken off behind a name.</summary>
    public static readonly string[] Tails = Longest("""
        几天 帮 帮我 给 挖 放 到 熟 别 再 无 嗯 呃 额 不要 这个商品 这款 又能 啥子 莫 啥 今儿 吗 嘛 么 呢 吧 呗 啊 呀 哈 哦 喔 哟 了 的 啦 咯 嘞 不 没 没有 有吗 有没 有没有 要卖 出售 卖 卖吗 在卖 这个 那个 谢谢 先 也 都 全部 全 还 可以 已经 现在 今天 目前 就 只 共 有 是 改 涨 又 各 要 来 给我 要的 上市 上市咯 新鲜的 想要 一份 一个 怎么样 如何 到了 发 和 我 俺 来着 着
        outta mate bro sir madam folks permanently grown picked made can go back quantity please pls thanks thank you too for me now today listing restocking should be sorry listings are is left cost to at of in and then there price up down by the a any for do you have it on again these days arrived got n hold r all picked
        """);

    private static string[] Longest(string words) => [.. Split(words).Distinct().OrderByDescending(word => word.Length)];

    /// <summary>Chinese words stand apart by blanks; English ones of several parts are told by line, so each part counts alone.</summary>
    private static IEnumerable<string> Split(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
