using System.IO.Compression;
using System.Xml;

namespace CoopBot.Knowledge.Reading;

/// <summary>Looks into a packed file before a parser does: is it whole, and does it stay within its limits once unpacked?</summary>
internal static class PackedFile
{
    private const int SmallPart = 1 << 20;

    /// <summary>Deeper XML would overflow the stack of the parser that builds a tree of it.</summary>
    private const int DeepestXml = 500;

    /// <returns>Null, or what is wrong.</returns>
    public static string? FindProblem(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            long total = 0;
            byte[] buffer = new byte[81920];
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                // The declared size may lie, so it is counted; no part is held in memory.
                using Stream stream = entry.Open();
                long size = 0;
                for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
                {
                    size += read;
                    total += read;
                    if (total > limits.MaximumUnpackedBytes)
                    {
                        return $"it unpacks to more than {limits.MaximumUnpackedBytes >> 20} MB";
                    }

                    if (size > SmallPart && size > entry.CompressedLength * limits.MaximumPackingRatio)
                    {
                        return $"a part of it unpacks to more than {limits.MaximumPackingRatio} times its size";
                    }
                }
            }

            return archive.GetEntry("word/document.xml") is { } document && IsTooDeep(document) ? "its elements are nested too deeply" : null;
        }
        catch (InvalidDataException)
        {
            return "the file is cut off or no packed file at all";
        }
        catch (XmlException)
        {
            return "its text is not valid XML";
        }
    }

    private static bool IsTooDeep(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false });
        while (reader.Read())
        {
            if (reader.Depth > DeepestXml)
            {
                return true;
            }
        }

        return false;
    }
}
