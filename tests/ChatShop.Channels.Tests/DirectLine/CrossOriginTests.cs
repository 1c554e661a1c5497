using System.Net;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class CrossOriginTests : DirectLineTest
{
    private const string Origin = "Origin: https://village.example";

    [Theory]
    [InlineData("tokens/generate", "POST")]
    [InlineData("tokens/refresh", "POST")]
    [InlineData("conversations", "POST")]
    [InlineData("conversations/x", "GET")]
    [InlineData("conversations/x/activities", "POST")]
    [InlineData("conversations/x/upload", "POST")]
    public async Task A_browser_may_ask_from_any_page_with_the_headers_of_web_chat(string path, string method)
    {
        var response = await House.SendAsync(
            HttpMethod.Options, path, proof: null, content: null, Origin, $"Access-Control-Request-Method: {method}",
            "Access-Control-Request-Headers: authorization,content-type,x-ms-bot-agent,x-requested-with");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", ValueOf(response, "Access-Control-Allow-Origin"));
        Assert.Contains(method, ValueOf(response, "Access-Control-Allow-Methods"));
        var allowed = ValueOf(response, "Access-Control-Allow-Headers")!.Split(", ");
        Assert.All(["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"], header => Assert.Contains(header, allowed));
    }

    [Fact]
    public async Task A_page_of_any_site_reads_answers_and_refusals_and_failures()
    {
        var thread = await House.OpenAsync();
        var answer = await House.SendAsync(HttpMethod.Get, $"{thread.Path}/activities", thread.Token, content: null, Origin);
        var refusal = await House.SendAsync(HttpMethod.Get, $"{thread.Path}/activities", "forged", content: null, Origin);
        House.Shop.Failure = new InvalidOperationException();
        var failure = await thread.SendAsync(Thread.Message("hello"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError], [answer.StatusCode, refusal.StatusCode, failure.StatusCode]);
        Assert.All([answer, refusal, failure], response =>
        {
            Assert.Equal("*", ValueOf(response, "Access-Control-Allow-Origin"));
            Assert.Equal("retry-after", ValueOf(response, "Access-Control-Expose-Headers"));
            Assert.Null(ValueOf(response, "Access-Control-Allow-Credentials"));
        });
    }

    [Fact]
    public async Task The_visitors_token_is_for_no_other_page()
    {
        var asked = await House.SendAsync(HttpMethod.Options, "tokens/page", proof: null, content: null, Origin, "Access-Control-Request-Method: POST");
        var given = await House.SendAsync(HttpMethod.Post, "tokens/page", proof: null);

        await Refusal.IsAsync(HttpStatusCode.MethodNotAllowed, asked);
        Assert.All([asked, given], response => Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_path_that_is_none_is_refused_as_anything_else()
    {
        await Refusal.IsAsync(HttpStatusCode.NotFound, await House.SendAsync(HttpMethod.Get, "nothing/here", DirectLineHouse.Secret));
        await Refusal.IsAsync(HttpStatusCode.MethodNotAllowed, await House.SendAsync(HttpMethod.Delete, "conversations", DirectLineHouse.Secret));
    }

    private static string? ValueOf(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : null;
}
