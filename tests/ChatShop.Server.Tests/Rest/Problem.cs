using System.Net;
using System.Text.Json.Nodes;

namespace ChatShop.Server.Tests.Rest;

/// <summary>What a refused request is answered (RFC 9457).</summary>
internal static class Problem
{
    /// <summary>Holds that an answer is problem details with this status and tells nothing of the inside.</summary>
    public static async Task<JsonObject> AssertAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(body)!.AsObject();
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        return problem;
    }
}
