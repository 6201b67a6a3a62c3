import CZlib

/// What deflated bytes unpack to; nil if they are damaged, end early, or are those of more than `size` bytes.
///
/// Room is made as bytes come out, and not as a header says.
func inflated(_ packed: ArraySlice<UInt8>, to size: Int) -> [UInt8]? {
  var packed = Array(packed)
  var room = [UInt8](repeating: 0, count: 1 << 16)
  var unpacked: [UInt8] = []
  var stream = z_stream()
  // A negative window means: no header and no checksum of zlib's own.
  guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  return packed.withUnsafeMutableBufferPointer { input in
    stream.next_in = input.baseAddress
    stream.avail_in = uInt(input.count)
    while true {
      let (status, left) = room.withUnsafeMutableBufferPointer { output in
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        return (inflate(&stream, Z_NO_FLUSH), Int(stream.avail_out))
      }
      unpacked += room[..<(room.count - left)]
      if status == Z_STREAM_END { return unpacked }
      // With room left and no end in sight, there are no more bytes to read.
      guard status == Z_OK, left == 0, unpacked.count <= size else { return nil }
    }
  }
}

/// CRC-32, as zip files have it.
func checksum(of bytes: [UInt8]) -> UInt32 {
  UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, uInt($0.count)) })
}
