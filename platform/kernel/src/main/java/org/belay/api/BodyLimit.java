// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.belay.web.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies of the API that are larger than any of its resources. Files come as multipart, with limits of their own. */
final class BodyLimit extends OncePerRequestFilter {

    private final long most;

    BodyLimit(long most) {
        this.most = most;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return !Problems.speaksProblems(request.getRequestURI()) || (type != null && type.startsWith("multipart/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(request.getContentLengthLong() >= 0 ? request : new Counted(request), response);
    }

    /** A body that comes without saying how long it is. */
    private final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var body = super.getInputStream();
            return new ServletInputStream() {
                private long count;

                @Override
                public int read() throws IOException {
                    var next = body.read();
                    return next < 0 ? next : counted(next, 1);
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    var got = body.read(bytes, offset, length);
                    return got < 0 ? got : counted(got, got);
                }

                private int counted(int answer, int bytes) throws BodyTooLarge {
                    count += bytes;
                    if (count > most) {
                        throw new BodyTooLarge();
                    }
                    return answer;
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
