using ChatShop.Conversations.Tests.Sessions;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace ChatShop.Conversations.Tests;

/// <summary>Runs the tests; or, when a test starts it so, is a process with nothing but Garnet in it, to be killed.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        [GarnetProcess.Word, var folder] => GarnetProcess.ServeAsync(folder),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
