namespace ChatShop.Server.Settings;

/// <summary>A setting is wrong: the start stops with a sentence that names it, what it is and what it should be.</summary>
internal sealed class SettingMistakeException(string setting, string value, string shouldBe)
    : Exception($"The setting {setting} is \"{value}\"; it should be {shouldBe}.");
