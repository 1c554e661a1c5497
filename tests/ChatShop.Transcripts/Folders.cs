namespace ChatShop.Transcripts;

public sealed class Selling : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "selling")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Buying : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "buying")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Corrections : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "corrections")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class ChangesOfMind : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "changes_of_mind")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Interruptions : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "interruptions")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Misunderstandings : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "misunderstandings")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Repeats : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "repeats")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Strangers : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "strangers")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Attacks : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "attacks")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Resuming : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "resuming")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class People : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "people")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Notices : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "notices")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Photos : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "photos")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Voices : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "voices")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class GettingPaid : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "getting_paid")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Settling : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "settling")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Collecting : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "collecting")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}
