using Microsoft.AspNetCore.WebUtilities;

namespace ChatShop.Channels.Tests.Contract;

/// <summary>Requests changed by chance, as a broken client or somebody who tries would.</summary>
internal static class Mutation
{
    private static readonly byte[][] Pieces =
    [
        "\0"u8.ToArray(), "\xff\xfe"u8.ToArray(), "]]>"u8.ToArray(), "<!DOCTYPE x [<!ENTITY a \"b\">]>"u8.ToArray(), "&a;"u8.ToArray(), "{\"a\":["u8.ToArray(), "\"\\ud800\""u8.ToArray(),
        "-1"u8.ToArray(), "99999999999999999999999"u8.ToArray(), "1e400"u8.ToArray(), "null"u8.ToArray(), "%00"u8.ToArray(), "%"u8.ToArray(), "&"u8.ToArray(), "="u8.ToArray(), "[[[[[[[["u8.ToArray(),
    ];

    /// <summary>A body with one to four changes.</summary>
    public static byte[] Of(byte[] body, Random chance)
    {
        var changed = body.ToList();
        for (var changes = chance.Next(1, 5); changes > 0; changes--)
        {
            var at = chance.Next(changed.Count + 1);
            switch (chance.Next(5))
            {
                case 0 when at < changed.Count:
                    changed[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1 when at < changed.Count:
                    changed.RemoveRange(at, chance.Next(1, Math.Min(32, changed.Count - at) + 1));
                    break;
                case 2:
                    changed.InsertRange(at, Pieces[chance.Next(Pieces.Length)]);
                    break;
                case 3 when at < changed.Count:
                    changed.InsertRange(at, changed.GetRange(at, Math.Min(chance.Next(1, 64), changed.Count - at)));
                    break;
                default:
                    changed.Insert(at, (byte)chance.Next(256));
                    break;
            }
        }
        return [.. changed];
    }

    /// <summary>Changes one character of what proves a request: of a value in its query, or of a header that is no other's than the channel's.</summary>
    /// <returns>False when there is nothing to change.</returns>
    public static bool OfProof(HttpRequestMessage request, Random chance)
    {
        var headers = request.Headers.Where(header => header.Key is not "Host").Select(header => header.Key).ToList();
        if (headers.Count > 0)
        {
            var name = headers[chance.Next(headers.Count)];
            var value = string.Join(", ", request.Headers.GetValues(name));
            request.Headers.Remove(name);
            return request.Headers.TryAddWithoutValidation(name, Changed(value, chance));
        }
        var path = request.RequestUri!.ToString();
        var query = path.Contains('?', StringComparison.Ordinal) ? QueryHelpers.ParseQuery(path[path.IndexOf('?', StringComparison.Ordinal)..]) : [];
        if (query.Count == 0)
            return false;
        var key = query.Keys.ElementAt(chance.Next(query.Count));
        query[key] = Changed(query[key].ToString(), chance);
        request.RequestUri = new Uri(QueryHelpers.AddQueryString(path.Split('?')[0], query), UriKind.RelativeOrAbsolute);
        return true;
    }

    private static string Changed(string value, Random chance)
    {
        if (value.Length == 0)
            return "x";
        var at = chance.Next(value.Length);
        var other = value[at] == 'q' ? 'z' : 'q';
        return chance.Next(3) == 0 ? value.Remove(at, 1) : $"{value[..at]}{other}{value[(at + 1)..]}";
    }
}
