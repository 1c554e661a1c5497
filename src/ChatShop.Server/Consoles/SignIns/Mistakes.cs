using Microsoft.AspNetCore.Identity;

namespace ChatShop.Server.Consoles.SignIns;

/// <summary>What is wrong with what somebody typed, as keys of texts.</summary>
internal static class Mistakes
{
    /// <summary>The keys; none when nothing is wrong.</summary>
    public static IEnumerable<string> Of(IdentityResult result) => result.Errors.Select(error => error.Code switch
    {
        "PasswordTooShort" => "passwordTooShort",
        "DuplicateUserName" => "nameTaken",
        "InvalidUserName" => "nameNeeded",
        _ => "somethingWrong",
    });
}
