using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>Photos whose way broke off go on where the shop has them, by tus, and become one message once.</summary>
public sealed class ResumingTests : DirectLineTest
{
    private const int MostBytes = 10 * 1024 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly byte[] Photo = [.. PhotoDrawer.Jpeg, .. Enumerable.Range(0, 150_000).Select(i => (byte)(i * 7))];

    [Fact]
    public async Task A_photo_that_comes_in_parts_is_the_photo_of_one_message_however_often_it_is_finished()
    {
        var thread = await House.OpenAsync("dl_wang");
        var id = await BeginAsync(thread, Photo.Length);

        Assert.Equal(100_000, await AddAsync(thread, id, 0, Photo[..100_000]));
        Assert.Equal(100_000, await LookAsync(thread, id));
        Assert.Equal(Photo.Length, await AddAsync(thread, id, 100_000, Photo[100_000..]));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FinishAsync(thread, id)));
        var later = await DirectLineHouse.ReadAsync(await FinishAsync(thread, id));

        var heard = House.Shop.Heard[^1];
        Assert.Equal(("卖苹果", "dl_wang", (string?)later["id"]), (heard.Text, heard.From.Id, heard.Id));
        Assert.Single((await Task.WhenAll(answers.Select(async it => (string?)(await DirectLineHouse.ReadAsync(it))["id"]))).Append(heard.Id).Distinct());
        Assert.Equal("image/jpeg", Assert.Single(heard.Attachments).ContentType);
        Assert.Equal(Photo, House.Photos.Kept[0]);
        Assert.Equal(["welcome", "卖苹果", "echo: 卖苹果"], await thread.TextsAsync());
        Assert.DoesNotContain(House.Pieces.Names, name => name.EndsWith($"-{Photo.Length:D9}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_came_before_the_connection_was_lost_stays()
    {
        var thread = await House.OpenAsync();
        var id = await BeginAsync(thread, Photo.Length);
        using (var phone = new TcpClient())
        {
            await phone.ConnectAsync(House.Address.Host, House.Address.Port, Stop);
            var head = $"PATCH {House.Address.AbsolutePath}{thread.Path}/uploads/{id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {thread.Token}\r\nTus-Resumable: 1.0.0\r\n"
                + $"Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {Photo.Length}\r\n\r\n";
            await phone.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. Photo.AsSpan(0, 90_000)], Stop);
            while (await LookAsync(thread, id) == 0)
                await Task.Delay(20, Stop); // Long photos stay piece by piece, while they come.
        }
        while (await LookAsync(thread, id) < 90_000)
            await Task.Delay(20, Stop);

        Assert.Equal(Photo.Length, await AddAsync(thread, id, 90_000, Photo[90_000..]));
        await DirectLineHouse.ReadAsync(await FinishAsync(thread, id));
        Assert.Equal(Photo, Assert.Single(House.Photos.Kept));
    }

    [Fact]
    public async Task A_shop_that_was_opened_anew_goes_on_with_it()
    {
        var thread = await House.OpenAsync();
        var id = await BeginAsync(thread, Photo.Length);
        await AddAsync(thread, id, 0, Photo[..70_000]);

        await using var anew = await DirectLineHouse.StartAsync(House.Pieces);
        var again = thread with { House = anew };

        Assert.Equal(70_000, await LookAsync(again, id));
        await AddAsync(again, id, 70_000, Photo[70_000..]);
        await DirectLineHouse.ReadAsync(await FinishAsync(again, id));
        Assert.Equal(Photo, Assert.Single(anew.Photos.Kept));
    }

    [Fact]
    public async Task Nobody_goes_on_with_somebody_elses()
    {
        var (thread, other) = (await House.OpenAsync("dl_wang"), await House.OpenAsync("dl_li"));
        var id = await BeginAsync(thread, Photo.Length);
        await AddAsync(thread, id, 0, Photo);

        await Refusal.IsAsync(HttpStatusCode.NotFound, "UnknownUpload", await PatchAsync(other, id, 0, Photo));
        await Refusal.IsAsync(HttpStatusCode.NotFound, "UnknownUpload", await FinishAsync(other, id));
        await Refusal.IsAsync(HttpStatusCode.NotFound, "UnknownUpload", await TusAsync(HttpMethod.Delete, other, $"/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await TusAsync(HttpMethod.Head, other, $"/{id}")).StatusCode);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "ForeignConversation", await PatchAsync(thread with { Token = other.Token }, id, 0, Photo));
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "BadToken", await PatchAsync(thread with { Token = thread.Token + "x" }, id, 0, Photo));
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "BadToken", await FinishAsync(thread with { Token = "forged" }, id));
        foreach (var none in (string[])["x", new string('0', 32) + "-2026030100-0000000000000000", $"{id}x"])
            await Refusal.IsAsync(HttpStatusCode.NotFound, "UnknownUpload", await PatchAsync(thread, none, 0, Photo));
        Assert.Empty(House.Photos.Kept);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_and_changes_nothing()
    {
        var thread = await House.OpenAsync();
        var id = await BeginAsync(thread, Photo.Length);
        await AddAsync(thread, id, 0, Photo[..70_000]);

        await Refusal.IsAsync(HttpStatusCode.Conflict, "WrongOffset", await PatchAsync(thread, id, 0, Photo));
        await Refusal.IsAsync(HttpStatusCode.Conflict, "WrongOffset", await PatchAsync(thread, id, 70_001, Photo[70_001..]));
        await Refusal.IsAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", await PatchAsync(thread, id, 70_000, Photo));
        await Refusal.IsAsync(HttpStatusCode.UnsupportedMediaType, "OtherType", await PatchAsync(thread, id, 70_000, Photo[70_000..], "image/jpeg"));
        await Refusal.IsAsync(HttpStatusCode.PreconditionFailed, "OtherVersion", await House.SendAsync(HttpMethod.Patch, $"{thread.Path}/uploads/{id}", thread.Token));
        await Refusal.IsAsync(HttpStatusCode.Conflict, "WrongOffset", await FinishAsync(thread, id));
        await AddAsync(thread, id, 70_000, Photo[70_000..]);
        await Refusal.IsAsync(HttpStatusCode.Conflict, "OtherMessage", await FinishAsync(thread, id, "m2"));
        await Refusal.IsAsync(HttpStatusCode.BadRequest, "BadArgument", await House.SendAsync(HttpMethod.Post, $"{thread.Path}/uploads/message", thread.Token, Body("m1")));
        Assert.Empty(House.Photos.Kept);
        Assert.Equal(Photo.Length, await LookAsync(thread, id));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_comes_and_the_person_hears_of_it_once()
    {
        var thread = await House.OpenAsync();

        foreach (var _ in (int[])[1, 2])
            await Refusal.IsAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", await AnnounceAsync(thread, MostBytes + 1));
        var half = MostBytes / 2 + 1;
        var (one, two) = (await BeginAsync(thread, half, "m2"), await BeginAsync(thread, half, "m2"));
        foreach (var id in (string[])[one, two])
            await AddAsync(thread, id, 0, [.. PhotoDrawer.Jpeg, .. new byte[half - PhotoDrawer.Jpeg.Length]]);
        await Refusal.IsAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", await FinishAsync(thread, $"{one}&of={two}", "m2"));

        Assert.Equal(["tooLarge", "tooLarge"], House.Shop.Heard.Skip(1).Select(heard => Assert.Single(heard.Attachments).Name));
        Assert.Empty(House.Photos.Kept);
    }

    [Fact]
    public async Task What_is_no_picture_is_none_when_it_has_come_whole_and_what_is_spoken_is_heard()
    {
        var thread = await House.OpenAsync();
        var (text, voice) = ("<script>"u8.ToArray(), "卖苹果"u8.ToArray());
        var (page, said) = (await BeginAsync(thread, text.Length), await BeginAsync(thread, voice.Length, type: "audio/webm"));
        await AddAsync(thread, page, 0, text);
        await AddAsync(thread, said, 0, voice);

        await DirectLineHouse.ReadAsync(await FinishAsync(thread, $"{page}&of={said}"));

        var heard = House.Shop.Heard[^1];
        Assert.Equal(("卖苹果 卖苹果", "notAPhoto", "audio/webm"), (heard.Text, heard.Attachments[0].Name, heard.Attachments[1].ContentType));
        Assert.Empty(House.Photos.Kept);
    }

    [Fact]
    public async Task An_upload_that_nobody_goes_on_with_is_kept_a_day_and_then_is_nowhere()
    {
        var thread = await House.OpenAsync();
        var (left, given) = (await BeginAsync(thread, Photo.Length), await BeginAsync(thread, Photo.Length));
        await AddAsync(thread, left, 0, Photo[..70_000]);
        Assert.Equal(HttpStatusCode.NoContent, (await TusAsync(HttpMethod.Delete, thread, $"/{given}")).StatusCode);
        Assert.DoesNotContain(House.Pieces.Names, name => name.StartsWith(given, StringComparison.Ordinal));

        House.Clock.Advance(TimeSpan.FromHours(23));
        await House.Uploads.SweepAsync(Stop);
        var fresh = await House.ReopenAsync(await TokenAsync(thread));
        Assert.Equal(70_000, await LookAsync(fresh, left));
        House.Clock.Advance(TimeSpan.FromHours(2));
        fresh = await House.ReopenAsync(await TokenAsync(thread));
        Assert.Equal(HttpStatusCode.NotFound, (await TusAsync(HttpMethod.Head, fresh, $"/{left}")).StatusCode);
        await House.Uploads.SweepAsync(Stop);
        Assert.Empty(House.Pieces.Names);
    }

    [Fact]
    public async Task One_person_can_not_fill_the_store_with_beginnings()
    {
        var thread = await House.OpenAsync();
        for (var i = 0; i < 24; i++)
            await BeginAsync(thread, MostBytes);

        var refused = await AnnounceAsync(thread, 10);

        await Refusal.IsAsync(HttpStatusCode.TooManyRequests, "TooManyUploads", refused);
        await BeginAsync(await House.OpenAsync(), 10);
    }

    [Fact]
    public async Task A_client_is_told_what_is_spoken_here()
    {
        var told = await House.SendAsync(HttpMethod.Options, "conversations/x/uploads", proof: null);

        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        Assert.Equal(("1.0.0", "creation,expiration,termination", "10485760"), (Header(told, "Tus-Version"), Header(told, "Tus-Extension"), Header(told, "Tus-Max-Size")));
        Assert.Contains("PATCH", Header(told, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        foreach (var broken in (string[][])[["Upload-Length: -1"], ["Upload-Length: 10"], ["Upload-Length: x", "Upload-Metadata: message bTE="]])
            await Refusal.IsAsync(HttpStatusCode.BadRequest, "BadArgument", await TusAsync(HttpMethod.Post, await House.OpenAsync(), "", null, broken));
    }

    private async Task<string> TokenAsync(Thread thread) =>
        (string)(await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Get, thread.Path, DirectLineHouse.Secret)))["token"]!;

    private static async Task<string> BeginAsync(Thread thread, int length, string mark = "m1", string type = "image/jpeg")
    {
        var answer = await AnnounceAsync(thread, length, mark, type);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("0", Header(answer, "Upload-Offset"));
        Assert.NotEmpty(Header(answer, "Upload-Expires"));
        return answer.Headers.Location!.OriginalString.Split('/')[^1];
    }

    private static Task<HttpResponseMessage> AnnounceAsync(Thread thread, int length, string mark = "m1", string type = "image/jpeg") => TusAsync(
        HttpMethod.Post, thread, "", null, string.Create(CultureInfo.InvariantCulture, $"Upload-Length: {length}"), $"Upload-Metadata: filetype {Base64(type)},message {Base64(mark)}");

    private static async Task<long> AddAsync(Thread thread, string id, int offset, byte[] bytes)
    {
        var answer = await PatchAsync(thread, id, offset, bytes);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return long.Parse(Header(answer, "Upload-Offset"), CultureInfo.InvariantCulture);
    }

    private static Task<HttpResponseMessage> PatchAsync(Thread thread, string id, int offset, byte[] bytes, string type = "application/offset+octet-stream")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return TusAsync(HttpMethod.Patch, thread, $"/{id}", content, string.Create(CultureInfo.InvariantCulture, $"Upload-Offset: {offset}"));
    }

    private static async Task<long> LookAsync(Thread thread, string id)
    {
        var answer = await TusAsync(HttpMethod.Head, thread, $"/{id}");
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, $"{answer.Headers.CacheControl}"));
        return long.Parse(Header(answer, "Upload-Offset"), CultureInfo.InvariantCulture);
    }

    private static Task<HttpResponseMessage> FinishAsync(Thread thread, string of, string mark = "m1") =>
        thread.House.SendAsync(HttpMethod.Post, $"{thread.Path}/uploads/message?of={of}", thread.Token, Body(mark));

    private static Task<HttpResponseMessage> TusAsync(HttpMethod method, Thread thread, string path, HttpContent? content = null, params string[] headers) =>
        thread.House.SendAsync(method, $"{thread.Path}/uploads{path}", thread.Token, content, [.. headers, "Tus-Resumable: 1.0.0"]);

    private static StringContent Body(string mark) => new(Thread.Message("卖苹果", mark).ToString(), Encoding.UTF8, "application/json");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
