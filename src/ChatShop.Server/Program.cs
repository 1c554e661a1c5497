using ChatShop.Conversations.Replies;
using ChatShop.Server.Commands;
using ChatShop.Server.Settings;
using ChatShop.Understanding;

const string Help = """
    ChatShop: a storefront that lives in a chat.

      serve        opens the shop (what is done when no command is given)
      understand   reads messages, a JSON object a line, from standard input and writes what each means
      migrate      brings the database to the present form and ends; --from sqlite moves all rows into an empty PostgreSQL first
      backup       writes everything a shop has into one file, while it serves: backup FILE.tar.gz, or a folder
      restore      brings a backup back into an empty place: restore FILE.tar.gz
      check        reads the configuration and tries every outside part, a line each; --audit proves the audit trail instead
      demo         fills an empty market with shops, goods and orders, to look around in

    Settings are in appsettings.json; an option such as --urls http://127.0.0.1:8080 or an environment variable overrides one.
    """;

var (command, options) = args is [var first, .. var rest] && !first.StartsWith('-') ? (first, rest) : ("serve", args);
try
{
    return (options.Contains("--help") || options.Contains("-h") ? "help" : command) switch
    {
        "serve" => await ServeCommand.RunAsync(options),
        "understand" => await UnderstandAsync(),
        "migrate" => await MigrateCommand.RunAsync(options),
        "backup" => await BackupCommand.RunAsync(options),
        "restore" => await RestoreCommand.RunAsync(options),
        "check" => await CheckCommand.RunAsync(options),
        "demo" => await DemoCommand.RunAsync(options),
        "help" => await SayAsync(Console.Out, Help, exitCode: 0),
        _ => await SayAsync(Console.Error, $"There is no command {command}.\n\n{Help}", exitCode: 2),
    };
}
catch (Exception wrong) when (wrong is SettingMistakeException or DialogMistakeException)
{
    return await SayAsync(Console.Error, wrong.Message, exitCode: 1);
}

static async Task<int> UnderstandAsync()
{
    Reader.Prepare();
    await ReadingLines.RunAsync(Console.In, Console.Out);
    return 0;
}

static async Task<int> SayAsync(TextWriter to, string text, int exitCode)
{
    await to.WriteLineAsync(text);
    return exitCode;
}
