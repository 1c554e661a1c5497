using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Calls WeChat Pay's API v3: signs what is asked, believes only what is signed.</summary>
/// <remarks>
/// An answer that proves nothing (no signature, a wrong one, one of another time) is no answer, errors included: it is
/// unknown then whether WeChat Pay acted.
/// </remarks>
internal sealed class WeChatPayClient(HttpClient http, WeChatPaySettings settings, MerchantKeys keys, TimeProvider time)
{
    private const int NonceLetters = 32;

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Asks for something.</summary>
    public Task<Answer> GetAsync(string path, CancellationToken cancellation) => AskAsync(HttpMethod.Get, path, null, cancellation);

    /// <summary>Asks for something that may not be there: null then.</summary>
    /// <exception cref="ProviderUnreachableException">It can not be said, also when the question was refused: that says nothing of the money.</exception>
    public async Task<Answer?> FindAsync(string path, CancellationToken cancellation) =>
        await GetAsync(path, cancellation) is { IsMissing: false } found ? found.Told() : null;

    /// <summary>Asks for something to be done.</summary>
    public Task<Answer> PostAsync(string path, JsonObject body, CancellationToken cancellation) => AskAsync(HttpMethod.Post, path, body, cancellation);

    /// <summary>Fetches a bill's bytes. They are not signed: the bill's hash, which is, proves them.</summary>
    /// <exception cref="ProviderUnreachableException">It did not come.</exception>
    public Task<byte[]> DownloadAsync(string path, CancellationToken cancellation) => ProviderCalls.AskAsync("wechatpay", () => FetchAsync(path, cancellation));

    private async Task<byte[]> FetchAsync(string path, CancellationToken cancellation)
    {
        var (response, body) = await SendAsync(HttpMethod.Get, path, null, cancellation);
        using (response)
            return response.IsSuccessStatusCode ? body : throw new ProviderUnreachableException($"WeChat Pay answered {(int)response.StatusCode} to the download of a bill.");
    }

    private Task<Answer> AskAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation) =>
        ProviderCalls.AskAsync("wechatpay", () => CallAsync(method, path, body, cancellation));

    private async Task<Answer> CallAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation)
    {
        var (response, bytes) = await SendAsync(method, path, body?.ToJsonString(Written) ?? "", cancellation);
        using (response)
        {
            var status = response.StatusCode;
            if (status == HttpStatusCode.Unauthorized)
                throw new ProviderUnreachableException(Refusals.Sentence("SIGN_ERROR", Read(bytes).Text("message")));
            var proof = Proof.Of(name => response.Headers.TryGetValues(name, out var values) ? values.First() : null);
            if (!keys.IsGenuine(proof, bytes))
                throw new ProviderUnreachableException($"WeChat Pay answered {(int)status}, and the answer's signature proves nothing.");
            var told = bytes.Length == 0 ? [] : Read(bytes) ?? throw new ProviderUnreachableException("WeChat Pay answered with something that is no object.");
            var answer = new Answer((int)status, told);
            return answer.IsUnknown ? throw new ProviderUnreachableException($"WeChat Pay answered {answer.Status}: {answer.Code}.") : answer;
        }
    }

    private async Task<(HttpResponseMessage Response, byte[] Body)> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(settings.ApiBase, path));
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(method, request.RequestUri!.PathAndQuery, body ?? ""));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ChatShop", "1"));
        request.Headers.Add("Wechatpay-Serial", settings.PublicKeyId);
        if (method == HttpMethod.Post)
            request.Content = new StringContent(body ?? "", Encoding.UTF8, "application/json");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(settings.Patience);
        try
        {
            var response = await http.SendAsync(request, patience.Token);
            return (response, await response.Content.ReadAsByteArrayAsync(patience.Token));
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            throw new ProviderUnreachableException("WeChat Pay can not be reached.", lost);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new ProviderUnreachableException("WeChat Pay did not answer in time.", late);
        }
    }

    private string Authorization(HttpMethod method, string path, string body)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(NonceLetters);
        var signature = keys.Sign($"{method}\n{path}\n{at}\n{nonce}\n{body}\n");
        return $"WECHATPAY2-SHA256-RSA2048 mchid=\"{settings.MerchantId}\",nonce_str=\"{nonce}\",signature=\"{signature}\",timestamp=\"{at}\",serial_no=\"{settings.SerialNumber}\"";
    }

    private static JsonObject? Read(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
