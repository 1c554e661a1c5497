using System.Net;
using System.Text;
using ChatShop.Server.Tests.Rest;

namespace ChatShop.Server.Tests.Doors;

public sealed class LimitTests(FilledShop filled)
{
    private const int TooMany = 300 * 1024;

    [Theory]
    [InlineData("/api/messages")]
    [InlineData("/webhooks/stripe")]
    [InlineData("/v3/directline/conversations")]
    public async Task A_body_that_is_too_large_is_refused(string door)
    {
        using var body = new StringContent("{\"text\":\"" + new string('苹', TooMany) + "\"}", Encoding.UTF8, "application/json");

        using var answer = await PostAsync(door, body, filled.Shop.DirectLineSecret);

        await Problem.AssertAsync(answer, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_that_hides_its_size_is_refused_as_well()
    {
        using var body = new StreamContent(new EndlessJson(TooMany));
        body.Headers.ContentType = new("application/json");

        using var answer = await PostAsync("/api/messages", body);

        await Problem.AssertAsync(answer, HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task An_activity_that_is_no_JSON_is_refused(string contentType)
    {
        using var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var answer = await PostAsync("/api/messages", body);

        await Problem.AssertAsync(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":\"message\"}")]
    public async Task An_activity_that_can_not_be_read_is_refused(string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");

        using var answer = await PostAsync("/api/messages", body);

        await Problem.AssertAsync(answer, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("GET", "/nothing/here")]
    [InlineData("POST", "/nothing/here")]
    [InlineData("GET", "/v3/nothing")]
    [InlineData("GET", "/channels/wechat")]
    [InlineData("GET", "/photos/../operator.key")]
    [InlineData("GET", "/photos/%2e%2e%2foperator.key")]
    [InlineData("GET", "/operator.key")]
    [InlineData("GET", "/appsettings.json")]
    public async Task What_does_not_exist_is_not_found(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(filled.Shop.Address, path));

        using var answer = await filled.Shop.Http.SendAsync(request);

        await Problem.AssertAsync(answer, HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> PostAsync(string door, HttpContent body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(filled.Shop.Address, door)) { Content = body };
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        return await filled.Shop.Http.SendAsync(request);
    }

    /// <summary>A body whose length nobody is told.</summary>
    private sealed class EndlessJson(int bytes) : MemoryStream(Encoding.UTF8.GetBytes("{\"text\":\"" + new string('x', bytes) + "\"}"))
    {
        public override bool CanSeek => false;
    }
}
