using ChatShop.Conversations.Replies;
using ChatShop.Server.Settings;
using ChatShop.Understanding;

namespace ChatShop.Server.Commands;

/// <summary>What the program can be asked to do; <c>serve</c> when nothing is said.</summary>
internal static class ShopCommands
{
    private const string Help = """
        ChatShop: a storefront that lives in a chat.

          serve        opens the shop (what is done when no command is given)
          understand   reads messages, a JSON object a line, from standard input and writes what each means
          migrate      brings the database to the present form and ends
          check        reads the configuration and tries every outside part, a line each

        Settings are in appsettings.json; an option such as --urls http://127.0.0.1:8080 or an environment variable overrides one.
        """;

    /// <summary>Runs a command.</summary>
    /// <returns>The exit code: 0 when it went well.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var command = args.FirstOrDefault(arg => !arg.StartsWith('-')) is { } word && args[0] == word ? word : "serve";
        var rest = args.Length > 0 && args[0] == command ? args[1..] : args;
        if (rest.Contains("--help") || rest.Contains("-h"))
            command = "help";
        try
        {
            switch (command)
            {
                case "serve":
                    await ServeCommand.RunAsync(rest);
                    return 0;
                case "understand":
                    Reader.Prepare();
                    await ReadingLines.RunAsync(Console.In, Console.Out);
                    return 0;
                case "migrate":
                    await MigrateCommand.RunAsync(rest);
                    return 0;
                case "check":
                    return await CheckCommand.RunAsync(rest);
                case "help":
                    Console.WriteLine(Help);
                    return 0;
                default:
                    await Console.Error.WriteLineAsync($"There is no command {command}.\n\n{Help}");
                    return 2;
            }
        }
        catch (Exception wrong) when (wrong is SettingMistakeException or DialogMistakeException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }
}
