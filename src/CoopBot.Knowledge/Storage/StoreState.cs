namespace CoopBot.Knowledge.Storage;

/// <summary>What a store holds, without texts.</summary>
/// <param name="Generation">Counts the changes that were applied; 0 for a new store.</param>
/// <param name="Chunking">How its documents were cut; empty for a new store.</param>
/// <param name="Encoder">The encoder whose embeddings are complete; null when there is none.</param>
/// <param name="Documents">By path.</param>
public sealed record StoreState(long Generation, string Chunking, string? Encoder, IReadOnlyDictionary<string, StoredDocument> Documents);

/// <summary>A document in the store, without its text.</summary>
/// <param name="Path">Path below the knowledge folder.</param>
/// <param name="Id">Its id.</param>
/// <param name="DeclaredId">The id that the file gives itself, or null when the id comes from the path.</param>
/// <param name="Hash">Hash of the file's bytes.</param>
/// <param name="Passages">How many passages it was cut into.</param>
/// <param name="Notes">What could not be read of it.</param>
public sealed record StoredDocument(string Path, string Id, string? DeclaredId, string Hash, int Passages, IReadOnlyList<string> Notes);

/// <summary>One step from a complete state of the store to the next.</summary>
/// <param name="BasedOn">The generation that it was worked out from.</param>
/// <param name="Chunking">How the documents are cut from now on.</param>
/// <param name="Encoder">The encoder whose embeddings of all passages are in the store; null for none.</param>
/// <param name="Upserts">Documents that are new or changed.</param>
/// <param name="RemovedPaths">Paths of documents that are gone.</param>
public sealed record ChangeSet(long BasedOn, string Chunking, string? Encoder, IReadOnlyList<DocumentVersion> Upserts, IReadOnlyList<string> RemovedPaths);

/// <summary>A document as it is to be stored.</summary>
/// <param name="Content">Document and passages.</param>
/// <param name="DeclaredId">The id that the file gives itself, or null.</param>
/// <param name="Notes">What could not be read of it.</param>
public sealed record DocumentVersion(ChunkedDocument Content, string? DeclaredId, IReadOnlyList<string> Notes);
