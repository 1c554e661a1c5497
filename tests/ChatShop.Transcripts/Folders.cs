namespace ChatShop.Transcripts;

// ChangesOfMind plays the folder changes_of_mind of tests/transcripts, and so each other one.
public sealed class Selling : Transcripts;
public sealed class Buying : Transcripts;
public sealed class Corrections : Transcripts;
public sealed class ChangesOfMind : Transcripts;
public sealed class Interruptions : Transcripts;
public sealed class Misunderstandings : Transcripts;
public sealed class Repeats : Transcripts;
public sealed class Strangers : Transcripts;
public sealed class Attacks : Transcripts;
public sealed class Resuming : Transcripts;
public sealed class People : Transcripts;
public sealed class Notices : Transcripts;
public sealed class Photos : Transcripts;
public sealed class Voices : Transcripts;
public sealed class GettingPaid : Transcripts;
public sealed class Settling : Transcripts;
public sealed class Collecting : Transcripts;
public sealed class Grouping : Transcripts;
public sealed class Knowing : Transcripts;
public sealed class Station : Transcripts;
public sealed class Lending : Transcripts;
public sealed class Overseeing : Transcripts;
public sealed class Pooling : Transcripts;
public sealed class Far : Transcripts;
public sealed class Presale : Transcripts;
