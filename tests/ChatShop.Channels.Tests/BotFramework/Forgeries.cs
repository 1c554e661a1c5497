using System.Text.Json.Nodes;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>Right messages whose token does not prove that they come from the Bot Connector.</summary>
internal static class Forgeries
{
    private const string MicrosoftsTenant = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";

    /// <summary>Each, with what is wrong about it.</summary>
    public static IEnumerable<(string How, HttpRequestMessage Request)> Of(BotFrameworkHouse house)
    {
        var body = BotFrameworkHouse.Bytes(house.Message("有苹果吗"));
        foreach (var (how, proof) in Headers(house).Concat(Tokens(house).Select(it => (it.How, $"Bearer {it.Token}"))))
            yield return (how, BotFrameworkHouse.Request(body, proof));

        var moved = house.Message("有苹果吗");
        moved["serviceUrl"] = "https://elsewhere.example/";
        yield return ("another serviceUrl in the message", house.Proven(BotFrameworkHouse.Bytes(moved)));
        var posing = house.Message("有苹果吗");
        posing["channelId"] = "facebook";
        yield return ("a channel that the key does not vouch for", house.Proven(BotFrameworkHouse.Bytes(posing)));
        var nameless = house.Message("有苹果吗");
        nameless.Remove("channelId");
        yield return ("no channel", house.Proven(BotFrameworkHouse.Bytes(nameless)));
    }

    private static IEnumerable<(string How, string Proof)> Headers(BotFrameworkHouse house)
    {
        var token = IssuerStandIn.Sign(house.Claims());
        yield return ("no header", "");
        yield return ("no token", "Bearer");
        yield return ("an empty token", "Bearer ");
        yield return ("another scheme", $"Basic {token}");
        yield return ("no scheme", token);
        yield return ("two tokens", $"Bearer {token} {token}");
        yield return ("no JWT", "Bearer secret");
        yield return ("the app's password", $"Bearer {BotFrameworkHouse.Password}");
        yield return ("no signature", $"Bearer {token[..(token.LastIndexOf('.') + 1)]}");
        yield return ("another's signature", $"Bearer {token[..token.LastIndexOf('.')]}{IssuerStandIn.Sign(house.Claims(2))[token.LastIndexOf('.')..]}");
    }

    private static IEnumerable<(string How, string Token)> Tokens(BotFrameworkHouse house)
    {
        string With(Action<JsonObject> change)
        {
            var claims = house.Claims();
            change(claims);
            return IssuerStandIn.Sign(claims);
        }

        yield return ("another audience", With(it => it["aud"] = "00000000-0000-4000-8000-000000000000"));
        yield return ("no audience", With(it => it.Remove("aud")));
        yield return ("another issuer", With(it => it["iss"] = "https://issuer.example"));
        yield return ("no issuer", With(it => it.Remove("iss")));
        yield return ("expired", IssuerStandIn.Sign(house.Claims(from: 66)));
        yield return ("not yet valid", IssuerStandIn.Sign(house.Claims(from: -6)));
        yield return ("without an end", With(it => it.Remove("exp")));
        yield return ("no serviceUrl", With(it => it.Remove("serviceurl")));
        yield return ("another serviceUrl", With(it => it["serviceurl"] = "https://elsewhere.example/"));
        yield return ("another key of that name", IssuerStandIn.Sign(house.Claims(), isOthers: true));
        yield return ("an unknown key", IssuerStandIn.Sign(house.Claims(), Header("RS256", "connector-2"), isOthers: true));
        yield return ("alg none", IssuerStandIn.Sign(house.Claims(), Header("none")));
        yield return ("the public key as a secret", IssuerStandIn.Sign(house.Claims(), Header("HS256")));
        yield return ("another bot's token of its own", With(it => AsAnother(it, "00000000-0000-4000-8000-000000000000")));
        yield return ("another bot's token for this one", With(it => AsAnother(it, house.AppId)));
    }

    /// <summary>As Microsoft gives it to every bot that asks.</summary>
    private static void AsAnother(JsonObject claims, string audience) =>
        (claims["iss"], claims["aud"], claims["appid"], claims["ver"]) = (MicrosoftsTenant, audience, "11111111-0000-4000-8000-000000000000", "1.0");

    private static JsonObject Header(string alg, string kid = IssuerStandIn.KeyId) => new() { ["alg"] = alg, ["typ"] = "JWT", ["kid"] = kid };
}
