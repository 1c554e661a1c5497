using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Somebody who has a keyboard alone: goes from one thing to the next, sees at every step where they are, and is kept nowhere.</summary>
internal sealed class Keys(IPage page)
{
    /// <summary>More things than stand on any of our pages.</summary>
    private const int MostSteps = 200;

    /// <summary>Keeps how everything looks before it has the focus. Frames are pages of their own and show it themselves.</summary>
    private const string Remember = """
        () => {
          window.looks = it => { const style = getComputedStyle(it); return style.outlineStyle === 'none' ? style.boxShadow : [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(); };
          window.plain = window.plain || new WeakMap();
          for (const it of document.querySelectorAll('*'))
            if (it !== document.activeElement && !window.plain.has(it)) window.plain.set(it, window.looks(it));
        }
        """;

    /// <summary>What is wrong with where the focus is; null when nothing is.</summary>
    private const string Judge = """
        () => {
          const it = document.activeElement;
          if (!it || it === document.body || it === document.documentElement || it.tagName === 'IFRAME') return null;
          const name = it.outerHTML.slice(0, 160), box = it.getBoundingClientRect();
          if (window.looks(it) === (window.plain.get(it) || 'none')) return `The focus does not show on ${name}`;
          if (box.width < 2 || box.height < 2 || box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight) return `The focus is out of sight on ${name}`;
          return null;
        }
        """;

    /// <summary>Goes on, or back, until something that fits a selector has the focus.</summary>
    public async Task GoToAsync(string selector, bool back = false)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await StepAsync(back);
            if (await page.EvaluateAsync<bool>("what => document.activeElement !== null && document.activeElement.matches(what)", selector))
                return;
        }
        Assert.Fail($"Nothing that is {selector} can be reached on {page.Url}.");
    }

    /// <summary>Goes to something and presses it; whoever calls waits for what comes of it.</summary>
    public async Task PressAsync(string selector, string key = "Enter", bool back = false)
    {
        await GoToAsync(selector, back);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Writes where the focus is, in the place of what stands there.</summary>
    public async Task WriteAsync(string words)
    {
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>Goes round the whole page, forwards and backwards: everything that can have the focus gets it, and nothing holds it.</summary>
    public async Task RoundAsync()
    {
        foreach (var back in (bool[])[false, true])
        {
            await page.EvaluateAsync("() => { document.activeElement.blur(); getSelection().removeAllRanges(); window.seen = new Set(); }");
            var (first, rounds) = (true, false);
            for (var step = 0; step < MostSteps && !rounds; step++)
            {
                await StepAsync(back);
                rounds = await page.EvaluateAsync<bool>(
                    "first => { const it = document.activeElement; if (first) window.begun = it; const again = !first && it === window.begun && window.seen.size > 1; if (it !== document.body) window.seen.add(it); return again; }", first);
                first = false;
            }
            Assert.True(rounds, $"The focus does not come back to where it began on {page.Url}.");
            var missed = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"], iframe, summary')]
                  .filter(it => it.tabIndex >= 0 && !it.disabled && it.checkVisibility({ visibilityProperty: true }) && !window.seen.has(it)).map(it => it.outerHTML.slice(0, 160))
                """);
            Assert.True(missed.Length == 0, $"On {page.Url} the focus passes by {string.Join(", ", missed)}");
        }
    }

    /// <summary>The first thing on the page leads past all that stands before what the page is about.</summary>
    public async Task SkipAsync()
    {
        await page.GotoAsync(page.Url);
        await StepAsync(back: false);
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches('.skip')"), $"The first thing on {page.Url} is no way past the rest.");
        await page.Keyboard.PressAsync("Enter");
        await StepAsync(back: false);
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('#main') !== null"), $"On {page.Url} the way past the rest does not lead there.");
    }

    private async Task StepAsync(bool back)
    {
        await page.EvaluateAsync(Remember);
        await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        if (await page.EvaluateAsync<string?>(Judge) is { } wrong)
            Assert.Fail($"{wrong} ({page.Url})");
    }
}
