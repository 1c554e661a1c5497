using System.Text.Encodings.Web;
using Fluid;

namespace ChatShop.Server.Pages;

/// <summary>A page of a heading, a few lines and at most one way on: what a link from the chat opens, on any phone, without script.</summary>
internal sealed record PlainPage(
    string Locale, string Heading, IReadOnlyList<string> Lines, string? Link = null, string? LinkText = null, IReadOnlyList<string>? Photos = null)
{
    private static readonly IFluidTemplate Template = ReadTemplate("page");

    /// <summary>The page as an answer.</summary>
    public IResult ToResult(int status = StatusCodes.Status200OK)
    {
        var context = new TemplateContext();
        context.SetValue("locale", Locale);
        context.SetValue("heading", Heading);
        context.SetValue("lines", Lines);
        context.SetValue("photos", Photos ?? []);
        // What is not there must not be set: a null text counts as true.
        foreach (var (name, value) in new[] { ("link", Link), ("linkText", LinkText) })
            if (value is not null)
                context.SetValue(name, value);
        return Results.Content(Template.Render(context, HtmlEncoder.Default), "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>Reads the template of that name, which the program brings with it.</summary>
    public static IFluidTemplate ReadTemplate(string name)
    {
        using var reader = new StreamReader(typeof(PlainPage).Assembly.GetManifestResourceStream($"Pages/{name}.liquid")!);
        return new FluidParser().Parse(reader.ReadToEnd());
    }
}
