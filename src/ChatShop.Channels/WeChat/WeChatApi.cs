using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatShop.Channels.WeChat;

/// <summary>WeChat's API, as far as the shop calls it.</summary>
/// <param name="http">With WeChat's address as base.</param>
/// <param name="settings">The account.</param>
/// <param name="tokens">The account's access token.</param>
/// <param name="clock">What time it is.</param>
internal sealed class WeChatApi(HttpClient http, WeChatSettings settings, AccessTokens tokens, TimeProvider clock)
{
    private const int MostTries = 3;
    private const int LargestMedia = 10 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TokenRequest tokenRequest = new(http, settings, clock);

    /// <summary>Whether the account's id and secret are known.</summary>
    public bool CanCall => settings.CanCall;

    /// <summary>Sends a customer-service message to one person.</summary>
    /// <param name="openId">The person.</param>
    /// <param name="message">Its <c>msgtype</c> and what that asks for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<WeChatFault> SendAsync(string openId, object message, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToNode(message, WeChatJson.Options)!.AsObject();
        body["touser"] = openId;
        return PostAsync("cgi-bin/message/custom/send", body, cancellation);
    }

    /// <summary>Shows the person that we are typing.</summary>
    public Task<WeChatFault> TypeAsync(string openId, CancellationToken cancellation) =>
        PostAsync("cgi-bin/message/custom/typing", new { touser = openId, command = "Typing" }, cancellation);

    /// <summary>Sends a template message; WeChat takes the same <paramref name="id"/> once.</summary>
    public Task<WeChatFault> SendTemplateAsync(string openId, string id, WeChatTemplate template, string words, string url, CancellationToken cancellation) => PostAsync(
        "cgi-bin/message/template/send",
        new { touser = openId, template_id = template.Id, url, client_msg_id = id, data = new Dictionary<string, object> { [template.Field] = new { value = words } } },
        cancellation);

    /// <summary>Sends a subscription message, which uses up one permission of the person's.</summary>
    public Task<WeChatFault> SendSubscriptionAsync(string openId, WeChatTemplate template, string words, string page, CancellationToken cancellation) => PostAsync(
        "cgi-bin/message/subscribe/bizsend",
        new { touser = openId, template_id = template.Id, page, data = new Dictionary<string, object> { [template.Field] = new { value = words } } },
        cancellation);

    /// <summary>Asks whether a person's words may be shown to others.</summary>
    public Task<Verdict> CheckTextAsync(string openId, string content, CancellationToken cancellation) =>
        CheckAsync("wxa/msg_sec_check", new { content, version = 2, scene = 2, openid = openId }, cancellation);

    /// <summary>Asks whether a person's picture may be shown to others; WeChat says it later, by an event that names the trace.</summary>
    public Task<Verdict> CheckPictureAsync(string openId, string address, CancellationToken cancellation) =>
        CheckAsync("wxa/media_check_async", new { media_url = address, media_type = 2, version = 2, scene = 2, openid = openId }, cancellation);

    private async Task<Verdict> CheckAsync(string path, object body, CancellationToken cancellation)
    {
        CheckAnswer? answer = null;
        var fault = await CallAsync(
            token => http.PostAsync($"{path}?access_token={Uri.EscapeDataString(token)}", WeChatJson.Content(body), cancellation),
            async response =>
            {
                answer = await response.Content.ReadFromJsonAsync<CheckAnswer>(WeChatJson.Options, cancellation);
                return new WeChatFault(answer?.ErrorCode ?? 0, answer?.ErrorMessage ?? "");
            },
            cancellation);
        return new Verdict(fault, answer?.Result?.Suggest, answer?.TraceId);
    }

    /// <summary>Puts the account's menu in place of the one there is.</summary>
    public Task<WeChatFault> CreateMenuAsync(object menu, CancellationToken cancellation) => PostAsync("cgi-bin/menu/create", menu, cancellation);

    /// <summary>The address that a code which leads into the account, for ever, is made of.</summary>
    /// <exception cref="WeChatRefusedException">WeChat says no.</exception>
    public async Task<Uri> EntranceAsync(string scene, CancellationToken cancellation)
    {
        var body = new { action_name = "QR_LIMIT_STR_SCENE", action_info = new { scene = new { scene_str = scene } } };
        Uri? url = null;
        var fault = await CallAsync(
            token => http.PostAsync($"cgi-bin/qrcode/create?access_token={Uri.EscapeDataString(token)}", WeChatJson.Content(body), cancellation),
            async response =>
            {
                var answer = await response.Content.ReadFromJsonAsync<CodeAnswer>(WeChatJson.Options, cancellation);
                url = Uri.TryCreate(answer?.Url, UriKind.Absolute, out var made) ? made : null;
                return new WeChatFault(answer?.ErrorCode ?? 0, answer?.ErrorMessage ?? "");
            },
            cancellation);
        return fault.Code == 0 && url is not null ? url : throw new WeChatRefusedException(fault);
    }

    /// <summary>Hands a picture to WeChat.</summary>
    /// <returns>WeChat's id of it, good for three days.</returns>
    /// <exception cref="WeChatRefusedException">WeChat says no.</exception>
    public async Task<string> UploadAsync(byte[] content, string type, CancellationToken cancellation)
    {
        string? id = null;
        var fault = await CallAsync(
            token =>
            {
                var file = new ByteArrayContent(content);
                file.Headers.ContentType = new MediaTypeHeaderValue(type);
                var form = new MultipartFormDataContent { { file, "media", $"picture.{type[6..]}" } };
                return http.PostAsync($"cgi-bin/media/upload?access_token={Uri.EscapeDataString(token)}&type=image", form, cancellation);
            },
            async response =>
            {
                var answer = await response.Content.ReadFromJsonAsync<UploadAnswer>(WeChatJson.Options, cancellation);
                id = answer?.MediaId;
                return new WeChatFault(answer?.ErrorCode ?? 0, answer?.ErrorMessage ?? "");
            },
            cancellation);
        return fault.Code == 0 && id is not null ? id : throw new WeChatRefusedException(fault);
    }

    /// <summary>Fetches what a person sent.</summary>
    /// <param name="mediaId">WeChat's id of it; kept there for three days.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The bytes; null when they are more than 10 MB, or WeChat's API can not be called.</returns>
    /// <exception cref="WeChatRefusedException">WeChat says no.</exception>
    /// <exception cref="HttpRequestException">WeChat can't be reached.</exception>
    public async Task<byte[]?> GetMediaAsync(string mediaId, CancellationToken cancellation)
    {
        if (!settings.CanCall)
            return null;

        byte[]? content = null;
        var fault = await CallAsync(
            token => http.GetAsync(
                $"cgi-bin/media/get?access_token={Uri.EscapeDataString(token)}&media_id={Uri.EscapeDataString(mediaId)}",
                HttpCompletionOption.ResponseHeadersRead, cancellation),
            async response =>
            {
                if (response.Content.Headers.ContentType?.MediaType is "application/json" or "text/plain")
                    return await FaultOfAsync(response, cancellation);
                content = await LimitedBody.ReadAsync(response, LargestMedia, cancellation);
                return new WeChatFault(0, "");
            },
            cancellation);
        return fault.Code == 0 ? content : throw new WeChatRefusedException(fault);
    }

    private Task<WeChatFault> PostAsync(string path, object body, CancellationToken cancellation) => CallAsync(
        token => http.PostAsync($"{path}?access_token={Uri.EscapeDataString(token)}", WeChatJson.Content(body), cancellation),
        response => FaultOfAsync(response, cancellation),
        cancellation);

    /// <summary>Calls with a token; once more with a new one when it is refused, and up to three times when WeChat is busy.</summary>
    private async Task<WeChatFault> CallAsync(
        Func<string, Task<HttpResponseMessage>> call, Func<HttpResponseMessage, Task<WeChatFault>> read, CancellationToken cancellation)
    {
        string? refused = null;
        for (var attempt = 1; ; attempt++)
        {
            var token = await tokens.GetAsync(force => tokenRequest.SendAsync(force, cancellation), refused, cancellation);
            using var response = await call(token);
            response.EnsureSuccessStatusCode();
            var fault = await read(response);
            if (fault.IsToken && refused is null)
                refused = token;
            else if (fault.IsBusy && attempt < MostTries)
                await Task.Delay(Pause * attempt, clock, cancellation);
            else
                return fault;
        }
    }

    private static async Task<WeChatFault> FaultOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        var answer = JsonSerializer.Deserialize<FaultAnswer>(bytes, WeChatJson.Options);
        return new WeChatFault(answer?.ErrorCode ?? 0, answer?.ErrorMessage ?? "");
    }

    private sealed record FaultAnswer(
        [property: JsonPropertyName("errcode")] int ErrorCode,
        [property: JsonPropertyName("errmsg")] string? ErrorMessage);

    private sealed record CodeAnswer(
        string? Url,
        [property: JsonPropertyName("errcode")] int ErrorCode,
        [property: JsonPropertyName("errmsg")] string? ErrorMessage);

    private sealed record UploadAnswer(
        [property: JsonPropertyName("media_id")] string? MediaId,
        [property: JsonPropertyName("errcode")] int ErrorCode,
        [property: JsonPropertyName("errmsg")] string? ErrorMessage);

    private sealed record CheckAnswer(
        CheckResult? Result,
        [property: JsonPropertyName("trace_id")] string? TraceId,
        [property: JsonPropertyName("errcode")] int ErrorCode,
        [property: JsonPropertyName("errmsg")] string? ErrorMessage);

    private sealed record CheckResult(string? Suggest);
}
