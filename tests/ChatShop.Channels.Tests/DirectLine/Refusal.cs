using System.Net;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>What a refusal looks like: problem details, with the code that Direct Line clients look for.</summary>
internal static class Refusal
{
    public static async Task IsAsync(HttpStatusCode status, string code, HttpResponseMessage response)
    {
        var problem = await IsAsync(status, response);
        Assert.Equal(code, (string?)problem["error"]?["code"]);
        Assert.Equal((string?)problem["detail"], (string?)problem["error"]?["message"]);
    }

    public static async Task<JObject> IsAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JObject.Parse(body);
        Assert.Equal((int)status, (int?)problem["status"]);
        Assert.NotEmpty((string?)problem["title"] ?? "");
        return problem;
    }
}
