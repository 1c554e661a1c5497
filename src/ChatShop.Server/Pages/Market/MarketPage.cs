using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChatShop.Server.Photos;
using Fluid;
using Microsoft.Extensions.FileProviders;

namespace ChatShop.Server.Pages.Market;

/// <summary>A page for everybody: what stands on it, and what is shown of it where its link is sent on.</summary>
/// <param name="Template">The part of the page that is its own.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="About">The same in a sentence.</param>
internal sealed record MarketPage(string Template, string Path, string Title, string About)
{
    private const string DrawnIcon = "/icons/icon-512.png";

    /// <summary>What people wrote is no markup; Chinese needs no escape, which keeps pages small.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase },
        FileProvider = new EmbeddedFileProvider(typeof(MarketPage).Assembly, typeof(MarketPage).Namespace),
    };

    private static readonly IFluidTemplate Frame = Read("frame");
    private static readonly Dictionary<string, IFluidTemplate> Bodies = new[] { "market", "shop", "listing", "group", "batch", "oversight" }.ToDictionary(name => name, Read);

    /// <summary>The name of the photo that stands for it; null for the market's sign.</summary>
    public string? Photo { get; init; }

    /// <summary>What kind of thing it is, as Open Graph calls it.</summary>
    public string Kind { get; init; } = "website";

    /// <summary>What search engines read of it (<see cref="SchemaOrg"/>); null for nothing.</summary>
    public string? Facts { get; init; }

    /// <summary>What was looked for.</summary>
    public string Query { get; init; } = "";

    /// <summary>What its template names.</summary>
    public Dictionary<string, object> Values { get; init; } = [];

    /// <summary>The page in the reader's language.</summary>
    public IResult ToResult(PageReader reader, MarketAddress address)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in Values)
            context.SetValue(name, value);
        context.SetValue("page", this);
        var body = Bodies[Template].Render(context, Encoder);
        context.SetValue("body", body);
        context.SetValue("locale", reader.Locale);
        context.SetValue("url", address.Of(Path));
        context.SetValue("picture", address.Of(Photo is null ? DrawnIcon : PhotoShelf.Folder + Photo));
        context.SetValue("words", new
        {
            Market = reader.Say("market"),
            Search = reader.Say("search"),
            SearchHint = reader.Say("searchHint"),
            Find = reader.Say("find"),
            Chat = reader.Say("chat"),
            Skip = reader.Say("skip"),
            Promise = reader.Say("promise"),
        });
        return new LocalHtml(Frame.Render(context, Encoder), reader.Locale);
    }

    private static IFluidTemplate Read(string name)
    {
        using var reader = new StreamReader(Options.FileProvider.GetFileInfo($"{name}.liquid").CreateReadStream());
        return new FluidParser().Parse(reader.ReadToEnd());
    }

    /// <summary>The answer, which another language would make another one.</summary>
    private sealed class LocalHtml(string html, string locale) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentLanguage = locale;
            httpContext.Response.Headers.Append("Vary", "Accept-Language");
            return Results.Content(html, "text/html; charset=utf-8").ExecuteAsync(httpContext);
        }
    }
}
