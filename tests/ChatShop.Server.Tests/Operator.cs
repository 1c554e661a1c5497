using System.Net;
using System.Text.Json.Nodes;

namespace ChatShop.Server.Tests;

/// <summary>Whoever runs the shop, at its REST API.</summary>
internal sealed class Operator(HttpClient http, Place place)
{
    public string Key => place.Key;

    /// <summary>Asks with a key: the right one unless another is given; empty for none.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(place.Address, path));
        if (key != "")
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key ?? place.Key}");
        return await http.SendAsync(request);
    }

    /// <summary>One page of a list.</summary>
    public async Task<JsonObject> ReadAsync(string path)
    {
        using var answer = await AskAsync("/api/v1" + path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>What is on the first page of a list.</summary>
    public async Task<IReadOnlyList<JsonObject>> ItemsAsync(string path) =>
        [.. (await ReadAsync(path))["items"]!.AsArray().Select(item => item!.AsObject())];
}
